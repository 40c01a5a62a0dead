package dev.dyad.cli;

import dev.dyad.model.TrainedModel;
import dev.dyad.store.ModelFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which model to use. */
final class ModelOption {

    @Option(
            names = "--model",
            paramLabel = "FILE",
            defaultValue = "model.safetensors",
            description = "The model file. Default: ${DEFAULT-VALUE}.")
    private Path model = Path.of("model.safetensors");

    Path file() {
        return model;
    }

    TrainedModel read() {
        return ModelFile.read(model);
    }
}
