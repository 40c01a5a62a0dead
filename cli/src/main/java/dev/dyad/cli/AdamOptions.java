package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.train.Adam;
import dev.dyad.train.Trainer;
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
            paramLabel = "X",
            defaultValue = "1e-3",
            description = "The size of Adam's steps. Default: ${DEFAULT-VALUE}.")
    private double learningRate = 1e-3;

    @Option(
            names = "--l2",
            paramLabel = "X",
            defaultValue = "1e-6",
            description =
                    "Weight decay, as torch's: x times a parameter is added to its gradient. Default: ${DEFAULT-VALUE}.")
    private double l2 = 1e-6;

    @Option(
            names = "--dropout",
            paramLabel = "X",
            defaultValue = "0",
            description =
                    "The share of a vector's numbers, and of biases, left out at random. Default: ${DEFAULT-VALUE}.")
    private double dropout;

    Trainer toTrainer() {
        if (!trainer.equals("adam")) {
            throw DyadException.usage("Trainer '%s': there is adam", trainer);
        }
        return new Adam(epochs, batch, learningRate, l2, dropout);
    }
}
