package dev.dyad.cli;

import dev.dyad.model.Biases;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.Features;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which model is learned. */
final class SpecOptions {

    @Option(
            names = "--similarity",
            paramLabel = "dot|cosine",
            description =
                    "How a user's and an item's vector make a score. Default: dot with --trainer sgd or als, cosine with adam.")
    private Optional<String> similarity = Optional.empty();

    @Option(
            names = "--dim",
            paramLabel = "N",
            description =
                    "The embedding size: numbers in a vector, 1 to 1024. Default: 128, or 30 with --trainer gibbs.")
    private Optional<Integer> dim = Optional.empty();

    @Option(
            names = "--biases",
            paramLabel = "none|user|item|both",
            description =
                    "Who has a number of its own that is added to every score. Default: both; none with an implicit"
                            + " head, which has none.")
    private Optional<String> biases = Optional.empty();

    @Option(
            names = "--features",
            paramLabel = "LIST",
            defaultValue = "none",
            description = "Attributes that enter the vectors: none; genre,year (the first genre and the year); "
                    + "genre:all (all genres, weighted); user.age, ... for those of users. And, with --trainer sgd, user.rated (which"
                    + " items a user rated, whatever the ratings) and what the time of a rating says: time.era (thresholds of the time before half stars, say; with --head ordinal),"
                    + " time.day and time.sitting (a bias of each user and day, or five minutes), time.drift (of each item"
                    + " and stretch of time). Default: ${DEFAULT-VALUE}.")
    private String features = "none";

    @Option(
            names = "--head",
            paramLabel = "regression|ordinal|implicit",
            defaultValue = "regression",
            description = "What a score answers: regression, the expected rating; ordinal (with --trainer sgd), how"
                    + " likely each level is, as each user uses the scale; or implicit (with --trainer als), what a user"
                    + " is likely to choose at all, the best for a top ten: every rating counts as a choice, and"
                    + " none is predicted. Default: ${DEFAULT-VALUE}.")
    private String head = "regression";

    /** The similarity that was asked for. */
    Optional<Similarity> similarity() {
        return similarity.map(Similarity::parse);
    }

    Head head() {
        return Head.parse(head);
    }

    /** @param usual where none was asked for */
    int dim(int usual) {
        return dim.orElse(usual);
    }

    ModelSpec toSpec(Similarity chosen, int usualDim) {
        return new ModelSpec(dim(usualDim), chosen, biases(), Features.parse(features), head());
    }

    private Biases biases() {
        return biases.map(Biases::parse).orElse(head() == Head.IMPLICIT ? Biases.NONE : Biases.BOTH);
    }
}
