package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.model.TrainedModel;
import dev.dyad.store.ModelFile;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which model to use. */
final class ModelOption {

    @Option(
            names = "--model",
            paramLabel = "FILE",
            defaultValue = "model.safetensors",
            converter = FileName.class,
            description = "The model file. Default: ${DEFAULT-VALUE}.")
    private Path model = Path.of("model.safetensors");

    Path file() {
        return model;
    }

    /**
     * Reads the model, which must predict ratings.
     *
     * @param remedy what else can be done with one that only ranks
     */
    TrainedModel readPredicting(String remedy) {
        return requirePredicting(model, read(), remedy);
    }

    /** The model, which must predict ratings. */
    static TrainedModel requirePredicting(Path file, TrainedModel trained, String remedy) {
        if (!trained.factors().spec().head().predictsRatings()) {
            throw DyadException.usage(
                    "%s has an implicit head: it ranks items and predicts no ratings. %s, or train a model with --head"
                            + " regression or ordinal",
                    file, remedy);
        }
        return trained;
    }

    TrainedModel read() {
        if (Files.isDirectory(model)) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "--model %s is a folder; name the model file in it, such as %s"
                            .formatted(model, model.resolve("model.safetensors")));
        } else if (Files.notExists(model)) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "There is no model %s. Name another one with --model, or make it: dyad train --data ml-latest-small --out %s"
                            .formatted(model, ShellText.quoted(model.toString())));
        }
        return ModelFile.read(model);
    }
}
