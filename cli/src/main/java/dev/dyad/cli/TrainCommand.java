package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.data.GivenParts;
import dev.dyad.model.ModelSpec;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Split;
import dev.dyad.train.FitOptions;
import dev.dyad.train.Trainer;
import dev.dyad.train.TrainingTask;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a model. */
@Command(
        name = "train",
        description = "Learn a model from ratings, show how well it does on those held out, and save it.",
        footer = {
            "",
            "The model saved is that of the last epoch, or of the best with --patience. Ctrl-C saves a checkpoint and says how",
            "to resume. A run that was killed resumes from its last checkpoint; they are written",
            "at the ends of epochs, about once a second at the most. The result has the same bits",
            "as that of a run in one go, with any number of threads.",
            "",
            "Examples:",
            "  dyad train --data ml-latest-small",
            "  dyad train --data ml-25m --dim 64 --out m.safetensors",
            "  dyad train --data ml-25m --features genre:all,year --split temporal:0.1",
            "  dyad train --data ml-25m --epochs 30 --validation 0.05 --patience 2",
            "  dyad train --data ml-latest-small --head ordinal",
            "  dyad train --data ml-latest-small --head implicit --split per-user:0.25",
            "  dyad train --data ml-latest-small --spec best.yaml",
            "  dyad train --data ml-latest-small --head ordinal --features time.era,time.day",
            "  dyad train --data ml-latest-small --trainer adam --l2 1e-6",
            "  dyad train --data ml-latest-small --trainer gibbs",
            "  dyad train --data u1.base --split given:u1.test",
            "  dyad train --data shop.csv --columns customer,product,stars --scale 1:5:1",
            "  dyad train --sql \"SELECT user, item, rating FROM 'part-*.parquet'\""
        })
final class TrainCommand extends BaseCommand {

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            converter = FileName.class,
            description =
                    "Settings of model, trainer and split from a YAML or JSON file, named as the options below, such as"
                            + " 'dim: 64', one a line; dyad tune writes one. What the command line says, too, wins.")
    private Optional<Path> specFile = Optional.empty();

    @Mixin
    private SpecOptions spec = new SpecOptions();

    @Mixin
    private TrainerOptions trainer = new TrainerOptions();

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            defaultValue = "random:0.1",
            description =
                    "What is held out of training: random:0.1, per-user:0.25 (a share of each user's,"
                            + " who keeps at least one), temporal:0.1 (the latest), leave-last:5 (of each user), "
                            + "k-fold:5:0 (five folds, the first), given:FILE (the ratings of that file) or none. Default: ${DEFAULT-VALUE}.")
    private String split = "random:0.1";

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "Hold that share of the training part back as a validation part, such as 0.05, to choose the best epoch"
                            + " by, so that the test part decides nothing. The test part stays the same. Default: none.")
    private double validation;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Decides split, validation part, start, order and dropout. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    ExitCode run() {
        return output.during(terminal(), this::train);
    }

    private ExitCode train() {
        TrainingRun run = new TrainingRun(terminal(), output, json.isGiven(), resumeCommand());
        return run.execute(task(terminal()));
    }

    private TrainingTask task(Terminal terminal) {
        return specFile.map(this::withFile).orElse(this).toTask(terminal, data, threads, output);
    }

    /** The settings of this command line, and those of the file for which it says nothing. */
    private TrainCommand withFile(Path file) {
        TrainCommand settled = new TrainCommand();
        new CommandLine(settled)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(SpecArguments.of(spec().commandLine().getParseResult(), file));
        return settled;
    }

    private TrainingTask toTask(Terminal terminal, DataOptions data, ThreadsOption threads, OutputOptions output) {
        Trainer chosen = trainer.toTrainer(spec.similarity(), spec.head(), spec.dim(trainer.usualDim()));
        ModelSpec model = spec.toSpec(trainer.similarity(spec.similarity(), spec.head()), trainer.usualDim());
        FitOptions options = FitOptions.of(seed, threads.count())
                .withCheckpoint(output.checkpoint())
                .withEvaluation(trainer.evaluation(chosen));
        if (split.startsWith("given:")) {
            String heldOut = split.substring("given:".length());
            if (heldOut.isBlank()) {
                throw DyadException.usage("--split given: needs a file behind the colon, such as given:u1.test");
            }
            GivenParts parts = data.readParts(terminal, Path.of(heldOut));
            Trainer settled =
                    trainer.withUsualEpochs(chosen, parts.dataset().ratings().size());
            return new TrainingTask(parts.dataset(), parts.split(), validation, model, settled, options);
        }
        Split parsed = Split.parse(split);
        Dataset dataset = data.read(terminal);
        // Where nothing needs times they are a quarter of the data.
        boolean timed = parsed.needsTimes() || model.features().needTimes();
        Dataset needed = timed ? dataset : dataset.withoutTimes();
        Trainer settled = trainer.withUsualEpochs(chosen, needed.ratings().size());
        return new TrainingTask(needed, parsed, validation, model, settled, options);
    }
}
