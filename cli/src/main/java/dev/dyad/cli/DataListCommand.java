package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.cli.terminal.Table;
import dev.dyad.data.download.DataCache;
import dev.dyad.data.download.KnownDataset;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the data sets that can be fetched. */
@Command(name = "list", description = "List the published data sets, and which of them are here.")
final class DataListCommand extends BaseCommand {

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    ExitCode run() {
        DataCache cache = DataCache.standard();
        if (json.isGiven()) {
            printJson(cache);
            return ExitCode.OK;
        }
        Table table = new Table("<name", "year", "ratings", "users", "movies", "download", "<here");
        for (KnownDataset dataset : KnownDataset.values()) {
            table.row(
                    dataset.id(),
                    Integer.toString(dataset.year()),
                    count(dataset.ratings()),
                    count(dataset.users()),
                    count(dataset.items()),
                    dataset.megabytes() + " MB",
                    cache.has(dataset) ? "yes" : "");
        }
        table.print(terminal().out(), 0);
        terminal().out().line("");
        terminal().out().line("Fetch one with: dyad data get ml-latest-small     It is kept in " + cache.folder());
        terminal()
                .out()
                .line("Large ratings that were read once are in " + cache.parsed()
                        + ", where they load fast; delete them whenever you like");
        return ExitCode.OK;
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void printJson(DataCache cache) {
        ObjectNode document = Json.object();
        document.put("cache", cache.folder().toString());
        document.put("parsed", cache.parsed().toString());
        ArrayNode datasets = document.putArray("datasets");
        for (KnownDataset dataset : KnownDataset.values()) {
            ObjectNode node = datasets.addObject();
            node.put("name", dataset.id());
            node.put("year", dataset.year());
            node.put("ratings", dataset.ratings());
            node.put("users", dataset.users());
            node.put("items", dataset.items());
            node.put("megabytes", dataset.megabytes());
            node.put("here", cache.has(dataset));
        }
        Json.print(terminal().out(), document);
    }
}
