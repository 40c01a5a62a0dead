package dev.dyad.bench.whole;

import dev.dyad.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The article's model in PyTorch: a script of our own after its description.
 *
 * @param python the interpreter
 */
record TorchPeer(String python) implements Peer {

    private static final String SCRIPT = "embeddings.py";

    @Override
    public String name() {
        return "PyTorch";
    }

    @Override
    public Optional<String> absence() {
        String remedy =
                "PyTorch was not run: '%s -c \"import numpy, torch\"' does not work; install torch there, or name another interpreter with --python"
                        .formatted(python);
        try {
            boolean there = new ProcessBuilder(python, "-c", "import numpy, torch")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
            return there ? Optional.empty() : Optional.of(remedy);
        } catch (IOException e) {
            return Optional.of(remedy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(remedy);
        }
    }

    @Override
    public PeerRun run(PeerTask task) {
        Path predictions = task.folder().resolve("torch.predictions");
        List<String> command = Stream.of(
                        python,
                        script(task.folder()),
                        task.train(),
                        task.test(),
                        task.folder().resolve("torch.model"),
                        predictions,
                        task.dim(),
                        task.epochs(),
                        task.threads(),
                        task.seed())
                .map(Object::toString)
                .toList();
        String settings = "dot, dim %d, Adam 1e-3, batch 512, epochs %d, threads %d"
                .formatted(task.dim(), task.epochs(), task.threads());
        return MarkedRun.of(name(), command).result(name(), settings, task, predictions);
    }

    private static Path script(Path folder) {
        Path file = folder.resolve(SCRIPT);
        try (InputStream script = Objects.requireNonNull(TorchPeer.class.getResourceAsStream(SCRIPT))) {
            Files.copy(script, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw FileProblem.writing(file, e);
        }
        return file;
    }
}
