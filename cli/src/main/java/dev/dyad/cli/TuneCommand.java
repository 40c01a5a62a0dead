package dev.dyad.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Searches for good settings. */
@Command(
        name = "tune",
        description = "Search for good settings on a validation part, and write the best into a file for dyad train.",
        footer = {
            "",
            "Successive halving: all trials are trained a third of their epochs, the better half",
            "goes on to two thirds, and the better half of those to the end. The ratings of the",
            "test part are not looked at meanwhile; the winner and the defaults are measured on",
            "it once, in the end. Ctrl-C stops, and the same command goes on from there.",
            "",
            "A search space of your own is a YAML file, such as:",
            "  base: {head: ordinal, epochs: 20}",
            "  space:",
            "    learning-rate: {from: 0.02, to: 0.4, scale: log, form: 'cosine:X,floor=0.001'}",
            "    l2: {from: 0.003, to: 0.3, scale: log}",
            "    dim: [32, 64, 128]",
            "",
            "Examples:",
            "  dyad tune --data ml-latest-small --out-spec best.yaml",
            "  dyad tune --data ml-latest-small --head ordinal --trials 60 --jobs 2",
            "  dyad train --data ml-latest-small --spec best.yaml"
        })
final class TuneCommand extends BaseCommand {

    @Mixin
    private TuneArguments arguments = new TuneArguments();

    @Override
    ExitCode run() {
        return new TuneRun(this, arguments).execute();
    }
}
