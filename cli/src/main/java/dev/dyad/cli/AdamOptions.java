package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.model.Similarity;
import dev.dyad.train.Adam;
import dev.dyad.train.LearningRate;
import dev.dyad.train.Start;
import dev.dyad.train.Trainer;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how a model is learned. */
final class AdamOptions {

    @Option(
            names = "--trainer",
            paramLabel = "adam",
            defaultValue = "adam",
            description =
                    "How the model is learned: adam is mini-batch Adam with torch's numbers. Default: ${DEFAULT-VALUE}.")
    private String trainer = "adam";

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "50",
            description = "How often each rating is learned from. Default: ${DEFAULT-VALUE}.")
    private int epochs = 50;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "512",
            description = "Ratings in a step. Default: ${DEFAULT-VALUE}.")
    private int batch = 512;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            defaultValue = "1e-3",
            description =
                    "The size of the steps, such as 1e-3, or a schedule: step:1e-2,every=10,factor=0.5 (times the factor"
                            + " every 10 epochs), exponential:1e-2,factor=0.95 (every epoch),"
                            + " cosine:1e-2,warmup=2,floor=1e-4 (up for two epochs, then down to the floor),"
                            + " one-cycle:1e-2 (up to it and down to nearly nothing), plateau:1e-2,factor=0.5,patience=3"
                            + " (when more than 3 epochs in a row did no better on the validation part or, without one,"
                            + " in the training loss). Default: ${DEFAULT-VALUE}.")
    private String learningRate = "1e-3";

    @Option(
            names = "--l2",
            paramLabel = "X",
            defaultValue = "0",
            description =
                    "Weight decay as in torch's Adam: X times a parameter is added to its gradient at every step. The study took"
                            + " 1e-6. Above 0, what rows have missed takes more time to make up for. Default:"
                            + " ${DEFAULT-VALUE}.")
    private double l2;

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            defaultValue = "0",
            description =
                    "Decoupled weight decay as in torch's AdamW: every step first takes learning rate times X of every"
                            + " parameter. Costs next to no time, other than --l2. Default: ${DEFAULT-VALUE}.")
    private double weightDecay;

    @Option(
            names = "--dropout",
            paramLabel = "X",
            defaultValue = "0",
            description =
                    "The share of a vector's numbers, and of biases, left out at random. Default: ${DEFAULT-VALUE}.")
    private double dropout;

    @Option(
            names = "--start",
            paramLabel = "torch|small",
            description =
                    "How fresh parameters are drawn: torch (all from N(0, 1), as the study's) or small (factors from"
                            + " N(0, 0.01), biases 0). Default: torch for cosine, small for dot.")
    private Optional<String> start = Optional.empty();

    /** The trainer for a model of that similarity. */
    Trainer toTrainer(Similarity similarity) {
        if (!trainer.equals("adam")) {
            throw DyadException.usage("Trainer '%s': there is adam", trainer);
        }
        Start chosen = start.map(Start::parse).orElseGet(() -> Start.usualFor(similarity));
        return new Adam(epochs, batch, LearningRate.parse(learningRate), l2, weightDecay, dropout, chosen);
    }
}
