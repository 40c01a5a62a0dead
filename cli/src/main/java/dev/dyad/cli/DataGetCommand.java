package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.cli.terminal.ProgressBar;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.cli.terminal.Unit;
import dev.dyad.data.download.DataCache;
import dev.dyad.data.download.Downloader;
import dev.dyad.data.download.Fetched;
import dev.dyad.data.download.KnownDataset;
import dev.dyad.data.download.Patience;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches a published data set. */
@Command(
        name = "get",
        description = "Fetch a MovieLens data set from GroupLens into the cache folder, verified.",
        footer = {
            "",
            "A download that was cut off goes on where it stopped. The cache folder is",
            "$DYAD_CACHE, or the one your system has for caches; 'dyad data list' shows it.",
            "",
            "Example:",
            "  dyad data get ml-latest-small"
        })
final class DataGetCommand extends BaseCommand {

    @Parameters(paramLabel = "NAME", description = "The data set, such as ml-25m; 'dyad data list' shows all.")
    private String name = "";

    @Option(
            names = "--mirror",
            paramLabel = "URL",
            description = "A folder on another server that holds the same archives. Default: GroupLens'.")
    private String mirror = Downloader.GROUPLENS.toString();

    @Override
    ExitCode run() {
        Terminal terminal = terminal();
        KnownDataset dataset = KnownDataset.named(name);
        URI base = base();
        try (ProgressBar bar = new ProgressBar(terminal, dataset.id(), Unit.BYTES)) {
            Downloader downloader =
                    new Downloader(DataCache.standard(), shown -> terminal.say(shown.terms()), base, Patience.STANDARD);
            Fetched fetched = downloader.get(dataset, bar);
            bar.clear();
            terminal.err().line(dataset.id() + ": " + fetched.proof() + ".");
            terminal.out().line(fetched.folder().toString());
            terminal.err().line("Next: dyad train --data " + dataset.id());
        }
        return ExitCode.OK;
    }

    private URI base() {
        try {
            URI base = new URI(mirror.endsWith("/") ? mirror : mirror + "/");
            if (base.getHost() != null && String.valueOf(base.getScheme()).matches("(?i)https?")) {
                return base;
            }
        } catch (URISyntaxException e) {
            // Falls through to the message below, which names the text.
        }
        throw DyadException.usage("--mirror %s: give an address such as %s", mirror, Downloader.GROUPLENS);
    }
}
