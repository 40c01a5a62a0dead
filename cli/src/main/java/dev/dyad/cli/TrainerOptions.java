package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Posterior;
import dev.dyad.model.Similarity;
import dev.dyad.train.Adam;
import dev.dyad.train.Als;
import dev.dyad.train.FitOptions.EpochEvaluation;
import dev.dyad.train.Gibbs;
import dev.dyad.train.LearningRate;
import dev.dyad.train.Sgd;
import dev.dyad.train.Start;
import dev.dyad.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how a model is learned. Long, since most of it is what {@code --help} says of them. */
final class TrainerOptions {

    @Option(
            names = "--trainer",
            paramLabel = "sgd|als|adam|gibbs",
            description =
                    "How the model is learned: sgd, the fastest, for inner products; als, alternating least squares, for"
                            + " inner products and the implicit head; adam, mini-batch Adam with torch's"
                            + " numbers, as the study trained; or gibbs, the mean of many samples, for inner products: it has"
                            + " no regularization to tune, takes longer, and tells how sure it is. Default: adam with"
                            + " --similarity cosine or an option that only adam has; als with --head implicit; sgd else.")
    private Optional<String> trainer = Optional.empty();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description =
                    "How often each rating is learned from. Default: 200 with gibbs; with als 8, or 10 with an implicit head;"
                            + " with adam 50, or 12 with an ordinal head;"
                            + " with sgd 12 on up to 100 thousand ratings, fewer on more: 8 on a million, 7 from two million on.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description =
                    "The size of the steps, such as 1e-3, or a schedule: step:1e-2,every=10,factor=0.5 (times the factor"
                            + " every 10 epochs), exponential:1e-2,factor=0.95 (every epoch),"
                            + " cosine:1e-2,warmup=2,floor=1e-4 (up for two epochs, then down to the floor),"
                            + " one-cycle:1e-2 (up to it and down to nearly nothing), plateau:1e-2,factor=0.5,patience=3"
                            + " (when more than 3 epochs in a row did no better on the validation part or, without one,"
                            + " in the training loss). Default: cosine:0.08,floor=1e-3 with sgd (0.12 with an ordinal head), 1e-3 with adam (cosine:5e-3,floor=1e-3 with an ordinal head).")
    private Optional<String> learningRate = Optional.empty();

    @Option(
            names = "--l2",
            paramLabel = "X",
            description =
                    "Regularization. With sgd: the weight that each rating of a user or item adds to its own, default 0.03"
                            + " (0.05 with an ordinal head)."
                            + " With als likewise, default 0.05 (0.01 with an implicit head)."
                            + " With adam: weight decay as in torch's Adam, X times a parameter is added to its gradient at"
                            + " every step; the study took 1e-6; above 0, what rows have missed takes more time to make up"
                            + " for; default 0.")
    private Optional<Double> l2 = Optional.empty();

    @Option(
            names = "--row-l2",
            paramLabel = "X",
            description =
                    "sgd, als: the weight of a user's or item's regularization beside that, however many ratings it has."
                            + " Default: 4 with sgd (6 with an ordinal head), 4 with als (0 with an implicit head).")
    private Optional<Double> rowL2 = Optional.empty();

    @Option(
            names = "--patience",
            paramLabel = "N",
            description =
                    "sgd, als: stop after N epochs in a row that were no better on the validation part, and save the model of"
                            + " the best. Needs --validation. Default: 0, train all epochs and save the last.")
    private Optional<Integer> patience = Optional.empty();

    @Option(
            names = "--unobserved",
            paramLabel = "X",
            description =
                    "als with an implicit head: the weight with which every pair of a user and an item pulls its score to 0,"
                            + " beside the weight 1 of a rating that pulls it to 1. Default: 0.3.")
    private Optional<Double> unobserved = Optional.empty();

    @Option(
            names = "--l2-exponent",
            paramLabel = "X",
            description =
                    "als: a row's regularization weighs l2 times this power of its number of ratings, to which an implicit"
                            + " head adds --unobserved times the number of rows on the other side. Default: 1.")
    private Optional<Double> l2Exponent = Optional.empty();

    @Option(
            names = "--measure",
            paramLabel = "each|last",
            defaultValue = "each",
            description = "After which epochs the model is measured on what is held out; last is faster on large data."
                    + " Default: ${DEFAULT-VALUE}.")
    private String measure = "each";

    @Option(names = "--batch", paramLabel = "N", description = "adam: ratings in a step. Default: 512.")
    private Optional<Integer> batch = Optional.empty();

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            description =
                    "adam: decoupled weight decay as in torch's AdamW: every step first takes learning rate times X of every"
                            + " parameter. Costs next to no time, other than --l2. Default: 0.")
    private Optional<Double> weightDecay = Optional.empty();

    @Option(
            names = "--dropout",
            paramLabel = "X",
            description = "adam: the share of a vector's numbers, and of biases, left out at random. Default: 0.")
    private Optional<Double> dropout = Optional.empty();

    @Option(
            names = "--start",
            paramLabel = "torch|small",
            description =
                    "adam: how fresh parameters are drawn: torch (all from N(0, 1), as the study's) or small (factors from"
                            + " N(0, 0.01), biases 0). Default: torch for cosine, small for dot.")
    private Optional<String> start = Optional.empty();

    @Option(
            names = "--burn-in",
            paramLabel = "N",
            description = "gibbs: how many epochs come before those that the model is the mean of. Default: 20.")
    private Optional<Integer> burnIn = Optional.empty();

    @Option(
            names = "--samples",
            paramLabel = "N",
            description =
                    "gibbs: how many samples are kept, each with vectors of its own; samples times (dim + 2) is 1024 at"
                            + " the most. Default: 32, or as many as fit.")
    private Optional<Integer> samples = Optional.empty();

    /** The embedding size that is usual with the trainer that was chosen. */
    int usualDim() {
        return isGibbs() ? Gibbs.USUAL_DIM : 128;
    }

    /**
     * The similarity that goes with these options where none is named.
     *
     * @param named on the command line
     * @param head an ordinal one needs inner products
     */
    Similarity similarity(Optional<Similarity> named, Head head) {
        return named.orElseGet(() -> isAdam(named) && head != Head.ORDINAL ? Similarity.COSINE : Similarity.DOT);
    }

    /**
     * The trainer.
     *
     * @param named the similarity on the command line
     * @param head decides what is usual
     * @param dim the embedding size, which decides how many samples fit
     */
    Trainer toTrainer(Optional<Similarity> named, Head head, int dim) {
        if (isGibbs()) {
            requireNone("another trainer", notOfGibbs());
            return gibbs(dim);
        }
        requireNone("--trainer gibbs", gibbsOnly());
        if (isAdam(named)) {
            if (head == Head.IMPLICIT) {
                throw DyadException.usage(
                        "The trainer adam learns no implicit head; take --trainer als, without options of adam alone");
            }
            requireNone("--trainer als", alsOnly());
            requireNone("--trainer sgd or als", shrinkingOnly());
            return adam(Adam.usualFor(head), similarity(named, head));
        }
        requireNone("--trainer adam", adamOnly());
        if (isAls(head)) {
            return als(Als.usualFor(head));
        }
        requireNone("--trainer als", alsOnly());
        return sgd(Sgd.usualFor(head));
    }

    /** The same with as many epochs as are usual on so many ratings, where nobody said how many. */
    Trainer withUsualEpochs(Trainer chosen, int ratings) {
        return epochs.isEmpty() && chosen instanceof Sgd ? chosen.withEpochs(Sgd.usualEpochs(ratings)) : chosen;
    }

    /**
     * What is measured after each epoch. With adam alone the training part, too: with sgd that would take longer than the epoch, and its
     * running figures are known without.
     */
    EpochEvaluation evaluation(Trainer chosen) {
        return switch (measure) {
            case "each" -> chosen instanceof Adam ? EpochEvaluation.ALL : EpochEvaluation.HELD_OUT;
            case "last" -> EpochEvaluation.LAST;
            default -> throw DyadException.usage("--measure '%s': choose each or last", measure);
        };
    }

    private boolean isAdam(Optional<Similarity> named) {
        if (trainer.isEmpty()) {
            return named.filter(s -> s == Similarity.COSINE).isPresent()
                    || !adamOnly().isEmpty();
        }
        return switch (trainer.get()) {
            case "adam" -> true;
            case "sgd", "als", "gibbs" -> false;
            default -> throw DyadException.usage("Trainer '%s': choose sgd, als, adam or gibbs", trainer.get());
        };
    }

    private boolean isAls(Head head) {
        return trainer.map("als"::equals).orElse(head == Head.IMPLICIT);
    }

    private boolean isGibbs() {
        return trainer.filter("gibbs"::equals).isPresent();
    }

    private Gibbs gibbs(int dim) {
        Gibbs usual = epochs.map(Gibbs.DEFAULT::withEpochs).orElse(Gibbs.DEFAULT);
        int first = burnIn.orElse(usual.burnIn());
        int fit = Math.min(usual.epochs() - first, ModelSpec.MAX_DIM / (dim + Posterior.BESIDE_FACTORS));
        return new Gibbs(usual.epochs(), first, samples.orElse(Math.max(2, Math.min(usual.samples(), fit))));
    }

    private Adam adam(Adam usual, Similarity similarity) {
        return new Adam(
                epochs.orElse(usual.epochs()),
                batch.orElse(usual.batchSize()),
                learningRate.map(LearningRate::parse).orElse(usual.learningRate()),
                l2.orElse(usual.l2()),
                weightDecay.orElse(usual.weightDecay()),
                dropout.orElse(usual.dropout()),
                start.map(Start::parse).orElseGet(() -> Start.usualFor(similarity)));
    }

    private Sgd sgd(Sgd usual) {
        return new Sgd(
                epochs.orElse(usual.epochs()),
                learningRate.map(LearningRate::parse).orElse(usual.learningRate()),
                l2.orElse(usual.l2()),
                rowL2.orElse(usual.rowL2()),
                patience.orElse(usual.patience()));
    }

    private Als als(Als usual) {
        if (learningRate.isPresent()) {
            throw DyadException.usage("--learning-rate: the trainer als has none; leave it out, or take --trainer sgd");
        }
        return new Als(
                epochs.orElse(usual.epochs()),
                l2.orElse(usual.l2()),
                rowL2.orElse(usual.rowL2()),
                unobserved.orElse(usual.unobserved()),
                l2Exponent.orElse(usual.l2Exponent()),
                patience.orElse(usual.patience()));
    }

    private List<String> adamOnly() {
        List<String> given = new ArrayList<>();
        batch.ifPresent(b -> given.add("--batch"));
        weightDecay.ifPresent(w -> given.add("--weight-decay"));
        dropout.ifPresent(d -> given.add("--dropout"));
        start.ifPresent(s -> given.add("--start"));
        return given;
    }

    private List<String> alsOnly() {
        List<String> given = new ArrayList<>();
        unobserved.ifPresent(u -> given.add("--unobserved"));
        l2Exponent.ifPresent(e -> given.add("--l2-exponent"));
        return given;
    }

    private List<String> shrinkingOnly() {
        List<String> given = new ArrayList<>();
        rowL2.ifPresent(r -> given.add("--row-l2"));
        patience.ifPresent(p -> given.add("--patience"));
        return given;
    }

    private List<String> gibbsOnly() {
        List<String> given = new ArrayList<>();
        burnIn.ifPresent(b -> given.add("--burn-in"));
        samples.ifPresent(s -> given.add("--samples"));
        return given;
    }

    private List<String> notOfGibbs() {
        List<String> given = new ArrayList<>();
        learningRate.ifPresent(r -> given.add("--learning-rate"));
        l2.ifPresent(l -> given.add("--l2"));
        given.addAll(shrinkingOnly());
        given.addAll(alsOnly());
        given.addAll(adamOnly());
        return given;
    }

    private static void requireNone(String other, List<String> given) {
        if (!given.isEmpty()) {
            throw DyadException.usage(
                    "%s belongs to %s; leave it out, or take that trainer", String.join(", ", given), other);
        }
    }
}
