package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.DyadException;
import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.Table;
import dev.dyad.data.TimeText;
import dev.dyad.model.RatingDistribution;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.RatingScale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Predicts ratings of given pairs. */
@Command(
        name = "predict",
        description = "Predict how users will rate items.",
        footer = {
            "",
            "The table of pairs has a header with the columns user and item (or userId and",
            "movieId, itemId), and may have one called time or timestamp: a model with features of",
            "time asks it, and takes now where there is none. The answer is CSV with the columns user, item, rating (the",
            "expected one) and level (the likeliest); a model with an ordinal head adds a column",
            "for the probability of each rating, one of --trainer gibbs a column deviation, the",
            "standard deviation of the rating. Where the model does not know a user or an",
            "item, the biases of the others answer, and stderr names them.",
            "",
            "Examples:",
            "  dyad predict --model m.safetensors --user 1 --item 318",
            "  dyad predict --model m.safetensors --pairs pairs.csv --out predictions.csv"
        })
final class PredictCommand extends BaseCommand {

    /** The length of the bar of a certain rating. */
    private static final int BAR = 40;

    /** So many standard deviations to each side hold 95 of 100 normally distributed numbers. */
    private static final double REACH = 1.96;

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(names = "--user", paramLabel = "ID", description = "A user.")
    private Optional<String> user = Optional.empty();

    @Option(names = "--item", paramLabel = "ID", description = "An item.")
    private Optional<String> item = Optional.empty();

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description = "With --user: when, as seconds since 1970 or such as 2024-05-01T20:15:00Z; for models with"
                    + " features of time. Default: now.")
    private Optional<String> time = Optional.empty();

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            converter = FileName.class,
            description = "A CSV file of users and items.")
    private Optional<Path> pairs = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            converter = FileName.class,
            description = "Write the CSV there instead of to stdout.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    ExitCode run() {
        boolean onePair = user.isPresent() && item.isPresent() && pairs.isEmpty();
        boolean manyPairs = user.isEmpty() && item.isEmpty() && pairs.isPresent();
        if (!onePair && !manyPairs) {
            throw DyadException.usage("Give --user and --item, or --pairs with a file of them");
        }
        if (manyPairs && time.isPresent()) {
            throw DyadException.usage("--time goes with --user; give pairs their times in a column called time");
        }
        OptionalLong when = when();
        requireOwnPlace();
        TrainedModel trained = model.readPredicting("Ask it for the best items with dyad recommend");
        Unknown unknown = new Unknown();
        if (onePair) {
            Prediction prediction = new PairScorer(trained).predict(user.orElseThrow(), item.orElseThrow(), when);
            unknown.note(prediction);
            printOne(trained, prediction);
        } else {
            predictAll(trained, unknown);
        }
        unknown.report(terminal().err());
        return ExitCode.OK;
    }

    private OptionalLong when() {
        return time.map(text -> TimeText.parse(text)
                        .orElseThrow(() -> DyadException.usage(
                                "--time %s is no time; give seconds since 1970, or one such as 2024-05-01T20:15:00Z",
                                text)))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Refuses to write over the pairs, a model or a folder. */
    private void requireOwnPlace() {
        Optional<Path> place = out.map(file -> file.toAbsolutePath().normalize());
        if (place.filter(Files::isDirectory).isPresent()) {
            throw DyadException.usage(
                    "--out %s is a folder; name a file in it, such as %s",
                    out.orElseThrow(), out.orElseThrow().resolve("predictions.csv"));
        }
        boolean overPairs = place.isPresent()
                && place.equals(pairs.map(file -> file.toAbsolutePath().normalize()));
        if (overPairs
                || place.filter(file -> file.toString().endsWith(".safetensors"))
                        .isPresent()) {
            throw DyadException.usage(
                    "--out %s would write predictions over %s; name another file, such as predictions.csv",
                    out.orElseThrow(), overPairs ? "the pairs" : "a model");
        }
    }

    private void printOne(TrainedModel trained, Prediction prediction) {
        if (json.isGiven()) {
            Json.print(terminal().out(), toJson(prediction));
            return;
        }
        String title = trained.items().ids().row(prediction.item()).stream()
                .mapToObj(trained.items()::title)
                .findFirst()
                .filter(text -> !text.equals(prediction.item()))
                .map(text -> " (" + text + ")")
                .orElse("");
        terminal()
                .out()
                .format(
                        "user %s, item %s%s: expected rating %.2f, likeliest %s",
                        prediction.user(), prediction.item(), title, prediction.rating(), prediction.level());
        prediction.deviation().ifPresent(deviation -> terminal()
                .out()
                .format(
                        "  standard deviation %.2f: in 95 of 100 cases the rating is between %.2f and %.2f",
                        deviation,
                        scale(trained).clamp(prediction.rating() - REACH * deviation),
                        scale(trained).clamp(prediction.rating() + REACH * deviation)));
        prediction.distribution().ifPresent(this::printDistribution);
    }

    private static RatingScale scale(TrainedModel trained) {
        return trained.factors().scale();
    }

    private void printDistribution(RatingDistribution distribution) {
        Table table = new Table("rating", "probability", "or more", "<");
        for (int level = 0; level < distribution.scale().levels(); level++) {
            double value = distribution.scale().value(level);
            table.row(
                    Double.toString(value),
                    String.format(Locale.ROOT, "%.1f %%", 100 * distribution.of(level)),
                    String.format(Locale.ROOT, "%.1f %%", 100 * distribution.atLeast(value)),
                    "█".repeat((int) Math.rint(BAR * distribution.of(level))));
        }
        table.print(terminal().out(), 2);
    }

    private void predictAll(TrainedModel trained, Unknown unknown) {
        PairScorer scorer = new PairScorer(trained);
        try (PairFile file = PairFile.open(pairs.orElseThrow())) {
            if (json.isGiven()) {
                ObjectNode document = Json.object();
                ArrayNode predictions = document.putArray("predictions");
                file.forEach((userId, itemId, at) -> {
                    Prediction prediction = scorer.predict(userId, itemId, at);
                    unknown.note(prediction);
                    predictions.add(toJson(prediction));
                });
                Json.print(terminal().out(), document);
                return;
            }
            try (PredictionWriter writer = PredictionWriter.to(out, terminal().out(), trained.factors())) {
                file.forEach((userId, itemId, at) -> {
                    Prediction prediction = scorer.predict(userId, itemId, at);
                    unknown.note(prediction);
                    writer.write(prediction);
                });
                writer.finish();
            }
        }
    }

    private static ObjectNode toJson(Prediction prediction) {
        ObjectNode node = Json.object();
        node.put("user", prediction.user());
        node.put("item", prediction.item());
        node.put("rating", prediction.rating());
        node.put("level", prediction.level());
        prediction.deviation().ifPresent(deviation -> node.put("deviation", deviation));
        prediction.distribution().ifPresent(distribution -> {
            node.put("median", distribution.scale().value(distribution.median()));
            ArrayNode levels = node.putArray("distribution");
            for (int level = 0; level < distribution.scale().levels(); level++) {
                levels.addObject()
                        .put("rating", distribution.scale().value(level))
                        .put("probability", distribution.of(level));
            }
        });
        node.put("known", prediction.known().name().toLowerCase(Locale.ROOT));
        return node;
    }

    /** The ids that the model did not know. */
    private static final class Unknown {
        private final Set<String> users = new LinkedHashSet<>();
        private final Set<String> items = new LinkedHashSet<>();
        private long pairs;

        void note(Prediction prediction) {
            if (!prediction.known().hasUser()) {
                users.add(prediction.user());
            }
            if (!prediction.known().hasItem()) {
                items.add(prediction.item());
            }
            pairs += prediction.known() == Prediction.Known.BOTH ? 0 : 1;
        }

        void report(Output err) {
            if (pairs > 0) {
                err.format(
                        "note: %,d pair%s answered by biases alone: the model does not know %s",
                        pairs, pairs == 1 ? "" : "s", Unseen.named(List.copyOf(users), List.copyOf(items)));
            }
        }
    }
}
