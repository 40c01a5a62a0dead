package dev.dyad.lab.studies;

import static dev.dyad.lab.FigureKind.ACCURACY_BY_ITEM_RATINGS;
import static dev.dyad.lab.FigureKind.MAX_TEST_ACCURACY;
import static dev.dyad.lab.FigureKind.OURS_AGAINST_PUBLISHED;
import static dev.dyad.lab.FigureKind.TEST_ACCURACY_BY_EPOCH;
import static dev.dyad.lab.FigureKind.TRAIN_TEST_GAP;

import dev.dyad.DyadException;
import dev.dyad.lab.FigureKind;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.lab.Variant;
import dev.dyad.lab.studies.Axis.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The studies of the article, and those that go on from its open questions. Each starts from {@link RunSettings#STUDY}
 * and seed 42; what they have in common has equal specs, and so is trained once.
 */
public final class BuiltinStudies {

    private static final List<Study> ALL = List.of(
            embeddingSize(),
            batchSize(),
            learningRate(),
            l2(),
            l2VsDropout(),
            biases(),
            userVsItemBias(),
            sideFeatures(),
            published(),
            schedules(),
            similarity(),
            weightDecay());

    /** Those that compare what came after the article: other heads, other trainers. */
    private static final List<Study> FURTHER = List.of(heads(), trainers(), ablation());

    private BuiltinStudies() {}

    /** Those of the article and of its open questions, the article's first: what is meant by all studies. */
    public static List<Study> all() {
        return ALL;
    }

    /** Those that go further, each run by its own name. */
    public static List<Study> further() {
        return FURTHER;
    }

    /** The names of all and of those that go further. */
    public static List<String> names() {
        return Stream.concat(ALL.stream(), FURTHER.stream()).map(Study::name).toList();
    }

    /**
     * The study of that name.
     *
     * @throws DyadException of kind USAGE when there is none
     */
    public static Study named(String name) {
        return Stream.concat(ALL.stream(), FURTHER.stream())
                .filter(study -> study.name().equals(name))
                .findFirst()
                .orElseThrow(() -> DyadException.usage("%s", Suggestion.unknown("built-in study", name, names())));
    }

    private static Study embeddingSize() {
        return study(
                "embedding-size",
                "Embedding size",
                "How much test accuracy do more numbers in a vector bring, and how far do they only fit the training"
                        + " ratings better?",
                Axis.of("dim", "8", "16", "32", "64", "128", "256").points(),
                MAX_TEST_ACCURACY,
                TRAIN_TEST_GAP,
                TEST_ACCURACY_BY_EPOCH);
    }

    private static Study batchSize() {
        return study(
                "batch-size",
                "Batch size",
                "Do small batches learn more from an epoch than large ones?",
                Axis.of("batch", "256", "512", "1024").points(),
                TEST_ACCURACY_BY_EPOCH);
    }

    private static Study learningRate() {
        return study(
                "learning-rate",
                "Learning rate",
                "Which learning rate gets furthest, and which gets there first?",
                Axis.of("learning-rate", "1e-2", "1e-3", "1e-4").points(),
                TEST_ACCURACY_BY_EPOCH);
    }

    private static Study l2() {
        return study(
                "l2",
                "L2",
                "How far does L2 close the gap between training and test, and what does it cost in test accuracy?",
                Axis.of("l2", "0", "1e-7", "1e-6", "1e-5", "1e-4").points(),
                MAX_TEST_ACCURACY,
                TRAIN_TEST_GAP,
                ACCURACY_BY_ITEM_RATINGS);
    }

    private static Study l2VsDropout() {
        return study(
                "l2-vs-dropout",
                "L2 against dropout",
                "Which closes the gap between training and test at the lower cost in test accuracy: L2 or dropout?",
                List.of(
                        new Point("neither", Map.of()),
                        Point.of("l2", "1e-7"),
                        Point.of("dropout", "0.15"),
                        Point.of("dropout", "0.25")),
                MAX_TEST_ACCURACY,
                TRAIN_TEST_GAP);
    }

    /** The article set L2 1e-7 without biases beside 1e-6 with both; the other two tell what each change does. */
    private static Study biases() {
        return study(
                "biases",
                "Biases",
                "Do biases of users and items raise test accuracy, whatever the L2?",
                Axis.product(List.of(Axis.of("biases", "none", "both"), Axis.of("l2", "1e-7", "1e-6"))),
                MAX_TEST_ACCURACY,
                TRAIN_TEST_GAP);
    }

    private static Study userVsItemBias() {
        return study(
                "user-vs-item-bias",
                "User bias against item bias",
                "Which bias is worth more, the user's or the item's, and are both worth more than one?",
                with(Map.of("l2", "1e-6"), Axis.of("biases", "both", "item", "user")),
                MAX_TEST_ACCURACY,
                ACCURACY_BY_ITEM_RATINGS);
    }

    private static Study sideFeatures() {
        return study(
                "side-features",
                "Genre and year",
                "Do a movie's first genre and its year add to what its ratings say?",
                with(Map.of("l2", "1e-6", "biases", "both"), Axis.of("features", "none", "genre,year")),
                MAX_TEST_ACCURACY,
                TRAIN_TEST_GAP);
    }

    /** Two published runs have the same settings, so that there are 36 variants. */
    private static Study published() {
        RunSpec base = RunSettings.STUDY.toSpec();
        List<Variant> variants = Published.runs().stream()
                .map(run -> new Variant(run.label(), run.spec().withValidation(base.validation())))
                .distinct()
                .toList();
        return new Study(
                "published",
                "The 37 published runs",
                "Do the settings of all 37 published runs, two of which are the same, give the published accuracies?",
                variants,
                List.of(base.seed()),
                List.of(OURS_AGAINST_PUBLISHED));
    }

    /** The schedules as they are where nothing is said of them. */
    private static Study schedules() {
        return study(
                "schedules",
                "Learning-rate schedules",
                "Does a learning rate that starts high and falls do better than one that stays as it is?",
                List.of(
                        new Point("constant 1e-3", Map.of("learning-rate", "1e-3")),
                        new Point("constant 1e-2", Map.of("learning-rate", "1e-2")),
                        new Point("step", Map.of("learning-rate", "step:1e-2")),
                        new Point("cosine", Map.of("learning-rate", "cosine:1e-2")),
                        new Point("one-cycle", Map.of("learning-rate", "one-cycle:1e-2")),
                        new Point("plateau", Map.of("learning-rate", "plateau:1e-2"))),
                TEST_ACCURACY_BY_EPOCH,
                MAX_TEST_ACCURACY,
                TRAIN_TEST_GAP);
    }

    private static Study similarity() {
        return study(
                "similarity",
                "Cosine against dot product",
                "Is the cosine of two vectors a better score than their dot product, with and without biases?",
                Axis.product(List.of(Axis.of("similarity", "cosine", "dot"), Axis.of("biases", "none", "both"))),
                MAX_TEST_ACCURACY,
                TRAIN_TEST_GAP,
                TEST_ACCURACY_BY_EPOCH);
    }

    private static Study weightDecay() {
        List<String> decays = List.of("1e-7", "1e-6", "1e-5", "1e-4", "1e-3", "1e-2");
        Stream<Point> coupled = decays.stream().map(decay -> new Point("coupled " + decay, Map.of("l2", decay)));
        Stream<Point> decoupled =
                decays.stream().map(decay -> new Point("decoupled " + decay, Map.of("weight-decay", decay)));
        Stream<Point> none = Stream.of(new Point("none", Map.of()));
        return study(
                "weight-decay",
                "Coupled against decoupled weight decay",
                "Does weight decay do better beside Adam's step than in its gradient, and what does each do to items with"
                        + " few ratings?",
                Stream.of(none, coupled, decoupled).flatMap(Function.identity()).toList(),
                MAX_TEST_ACCURACY,
                TRAIN_TEST_GAP,
                ACCURACY_BY_ITEM_RATINGS);
    }

    /** What a model with the same factors gains by answering with a distribution; one point for each way to have one. */
    private static Study heads() {
        Map<String, String> shared = Map.of("trainer", "sgd", "biases", "both");
        List<Point> points = Stream.of(
                        new Point("regression", Map.of("head", "regression")),
                        new Point("ordinal, per user", Map.of("head", "ordinal")),
                        new Point(
                                "ordinal, per user, with time",
                                Map.of("head", "ordinal", "features", "time.era,time.day,time.sitting")))
                .map(point -> point.with(shared))
                .toList();
        return study(
                "heads",
                "Regression against ordinal",
                "How much better is a rating answered by a distribution over the levels, with thresholds of each user's"
                        + " own, than by a number?",
                points,
                MAX_TEST_ACCURACY,
                TRAIN_TEST_GAP,
                TEST_ACCURACY_BY_EPOCH,
                ACCURACY_BY_ITEM_RATINGS);
    }

    /**
     * Each trainer with its usual settings; a new one is one more point. Gibbs sampling has no place here, as its epochs
     * are samples and not models.
     */
    private static Study trainers() {
        return study(
                "trainers",
                "Trainers",
                "Which trainer's model of the same size, with inner products and biases, answers best?",
                with(Map.of("biases", "both", "similarity", "dot"), Axis.of("trainer", "adam", "sgd", "als")),
                MAX_TEST_ACCURACY,
                TRAIN_TEST_GAP,
                TEST_ACCURACY_BY_EPOCH,
                ACCURACY_BY_ITEM_RATINGS);
    }

    /** What each part of the model that does best on random splits adds to the others: it is left out in turn. */
    private static Study ablation() {
        List<String> features = List.of("genre:all", "year", "user.rated", "time.era", "time.day", "time.sitting");
        List<Point> points = new ArrayList<>();
        points.add(new Point("all parts", Map.of("features", String.join(",", features))));
        for (String left : features) {
            String rest = features.stream().filter(f -> !f.equals(left)).collect(Collectors.joining(","));
            points.add(new Point("without " + left, Map.of("features", rest)));
        }
        String withoutEra = features.stream().filter(f -> !f.equals("time.era")).collect(Collectors.joining(","));
        points.add(new Point("with a regression head", Map.of("head", "regression", "features", withoutEra)));
        points.add(new Point("none of them", Map.of("head", "regression")));
        Map<String, String> shared = Map.of("trainer", "sgd", "biases", "both", "head", "ordinal");
        return study(
                "ablation",
                "What each part is worth",
                "What does the best model lose without one of its parts?",
                points.stream().map(point -> point.with(shared)).toList(),
                MAX_TEST_ACCURACY,
                TRAIN_TEST_GAP,
                ACCURACY_BY_ITEM_RATINGS);
    }

    /** An axis's points, each with settings that they all share. */
    private static List<Point> with(Map<String, String> shared, Axis axis) {
        return axis.points().stream().map(point -> point.with(shared)).toList();
    }

    private static Study study(String name, String title, String question, List<Point> points, FigureKind... figures) {
        List<Variant> variants = points.stream()
                .map(point -> new Variant(
                        point.label(), RunSettings.STUDY.with(point.settings()).toSpec()))
                .toList();
        long seed = RunSettings.STUDY.toSpec().seed();
        return new Study(name, title, question, variants, List.of(seed), List.of(figures));
    }
}
