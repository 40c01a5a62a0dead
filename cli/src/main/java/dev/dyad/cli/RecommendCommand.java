package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.DyadException;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Vocabulary;
import dev.dyad.recommend.RankBy;
import dev.dyad.recommend.Recommendation;
import dev.dyad.recommend.Recommender;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Recommends items. */
@Command(
        name = "recommend",
        description = "Find the items that a user, or each user, will like best, of those the user has not rated.",
        footer = {
            "",
            "With --all the answer is a table with the columns user, rank, item and score, in the",
            "order of the model's users (with --rank-by at-least:X probability instead of score). An item is in it for nobody who rated it, and an item",
            "without training ratings for nobody at all.",
            "",
            "Examples:",
            "  dyad recommend --model m.safetensors --user 1 --count 10",
            "  dyad recommend --model m.safetensors --all --count 10 --out best.parquet"
        })
final class RecommendCommand extends BaseCommand {

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(names = "--user", paramLabel = "ID", description = "The user.")
    private Optional<String> user = Optional.empty();

    @Option(names = "--all", description = "Recommend to all users; --out says where to.")
    private boolean all;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many items for a user. Default: ${DEFAULT-VALUE}.")
    private int count = 10;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            converter = FileName.class,
            description = "With --all: the CSV or Parquet file to write, by its ending; one that is there is replaced.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--titles", description = "With --all: a column with the items' titles, too.")
    private boolean titles;

    @Option(
            names = "--rank-by",
            paramLabel = "rating|at-least:X",
            defaultValue = "rating",
            description =
                    "What is told of an item, and ranks it: the expected rating, or with an ordinal head the probability"
                            + " that the user gives it X or more. For one user both rank items alike. Default: ${DEFAULT-VALUE}.")
    private String rankBy = "rating";

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    ExitCode run() {
        if (count < 1) {
            throw DyadException.usage("--count %d: give at least 1", count);
        } else if (all == user.isPresent()) {
            throw DyadException.usage("Give --user with the ID of a user, or --all");
        } else if (!all && (out.isPresent() || titles)) {
            throw DyadException.usage("%s goes with --all, not with --user", titles ? "--titles" : "--out");
        }
        return all ? forAll() : forOne(user.orElseThrow());
    }

    private ExitCode forOne(String id) {
        TrainedModel trained = model.read();
        int row = trained.users()
                .ids()
                .row(id)
                .orElseThrow(() -> unknownUser(id, trained.users().ids()));
        RankBy ranking = RankBy.parse(rankBy);
        List<Recommendation> recommendations =
                new Recommender(trained).rankedBy(ranking).topN(row, count);
        if (json.isGiven()) {
            printJson(trained, id, ranking, recommendations);
        } else {
            RecommendationText.print(terminal(), trained, id, ranking, recommendations);
        }
        return ExitCode.OK;
    }

    private ExitCode forAll() {
        Path file = out.orElseThrow(
                () -> DyadException.usage("--all needs a file for its answer: add --out best.csv, or best.parquet"));
        RecommendAll.requirePlace(file);
        RankBy ranking = RankBy.parse(rankBy);
        TrainedModel trained = model.read();
        long start = System.nanoTime();
        long rows;
        try {
            rows = new RecommendAll(
                            terminal(),
                            trained,
                            ranking,
                            count,
                            threads.count(),
                            titles ? RecommendationTable.Titles.SHOWN : RecommendationTable.Titles.LEFT_OUT)
                    .to(file);
        } catch (CancellationException e) {
            terminal().err().line("Stopped. " + file + " was not written.");
            return ExitCode.INTERRUPTED;
        }
        reportAll(trained, file, rows, (System.nanoTime() - start) / 1e9);
        return ExitCode.OK;
    }

    private void reportAll(TrainedModel trained, Path file, long rows, double seconds) {
        if (json.isGiven()) {
            ObjectNode document = Json.object();
            document.put("model", model.file().toString());
            document.put("out", file.toString());
            document.put("rankedBy", rankBy);
            document.put("users", trained.users().size());
            document.put("recommendations", rows);
            document.put("seconds", seconds);
            Json.print(terminal().out(), document);
        } else {
            terminal()
                    .out()
                    .format(
                            "%s: %,d recommendations for %,d users, in %.1f s",
                            file, rows, trained.users().size(), seconds);
        }
    }

    private static DyadException unknownUser(String id, Vocabulary known) {
        String some = IntStream.range(0, Math.min(5, known.size()))
                .mapToObj(known::id)
                .collect(Collectors.joining(", "));
        return DyadException.usage(
                "User '%s' is not in the model; it knows %,d users, such as %s", id, known.size(), some);
    }

    private void printJson(TrainedModel trained, String id, RankBy ranking, List<Recommendation> recommendations) {
        Terminal terminal = terminal();
        ObjectNode document = Json.object();
        document.put("model", model.file().toString());
        document.put("user", id);
        document.put("rankedBy", ranking.toString());
        ArrayNode items = document.putArray("items");
        for (Recommendation recommendation : recommendations) {
            ObjectNode node = items.addObject();
            node.put("rank", items.size());
            node.put("item", trained.items().ids().id(recommendation.item()));
            node.put("title", trained.items().title(recommendation.item()));
            node.set(RecommendationTable.column(ranking), Json.number(recommendation.score()));
        }
        Json.print(terminal.out(), document);
    }
}
