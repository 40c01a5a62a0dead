package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.store.TensorFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where a model goes, and the checkpoints on the way to it. */
final class OutputOptions {

    private static final String MODEL_ENDING = ".safetensors";
    private static final String CHECKPOINT_ENDING = ".checkpoint";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "model.safetensors",
            converter = FileName.class,
            description =
                    "The model file; a .safetensors file that is there already is replaced. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("model.safetensors");

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE.checkpoint",
            converter = FileName.class,
            description =
                    "Where checkpoints go until the model is done. Default: the model file's name with .checkpoint behind.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(
            names = "--plot",
            paramLabel = "FILE.svg",
            converter = FileName.class,
            description = "Draw the learning curve into that SVG file, too; one that is there already is replaced.")
    private Optional<Path> plot = Optional.empty();

    @Option(names = "--resume", description = "Go on from the checkpoint of a run that was cut short, if there is one.")
    private boolean resume;

    @Option(names = "--fresh", description = "Start from the beginning; a checkpoint that is there is deleted.")
    private boolean fresh;

    Path out() {
        return out;
    }

    Path checkpoint() {
        return checkpoint.orElseGet(() -> Path.of(out + CHECKPOINT_ENDING));
    }

    Optional<Path> plot() {
        return plot;
    }

    /** Trains, with the files to itself; says what is in the way of that before any time is spent on it. */
    ExitCode during(Terminal terminal, Supplier<ExitCode> training) {
        checkOut();
        checkpoint.ifPresent(this::checkCheckpoint);
        plot.ifPresent(OutputOptions::checkPlot);
        if (resume && fresh) {
            throw DyadException.usage("Give --resume or --fresh, not both");
        }
        return OutputLock.holding(
                "--out",
                out,
                terminal,
                () -> OutputLock.holding("--checkpoint", checkpoint(), terminal, () -> {
                    Stream.of(out, checkpoint()).forEach(TensorFile::removeLeftovers);
                    settleCheckpoint(terminal);
                    return training.get();
                }));
    }

    /** A checkpoint that is there is gone on from or deleted, but only when that is asked for. */
    private void settleCheckpoint(Terminal terminal) {
        Path file = checkpoint();
        if (!Files.exists(file)) {
            if (resume) {
                terminal.err().line("No checkpoint " + file + ": starting from the beginning.");
            }
        } else if (fresh) {
            deleteCheckpoint();
        } else if (!resume) {
            throw DyadException.usage(
                    "%s is the checkpoint of a run that was cut short. Add --resume to go on from there, or --fresh to start again",
                    file);
        }
    }

    void deleteCheckpoint() {
        try {
            Files.deleteIfExists(checkpoint());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkOut() {
        if (Files.isDirectory(out)) {
            throw DyadException.usage(
                    "--out %s is a folder; name a file in it, such as %s", out, out.resolve("model" + MODEL_ENDING));
        }
        checkFolder("--out", out);
        if (Files.exists(out) && !out.toString().endsWith(MODEL_ENDING)) {
            throw DyadException.usage(
                    "--out %s is there already and does not end in %s, so it may be no model; delete it or choose another name",
                    out, MODEL_ENDING);
        }
    }

    /** Checkpoints are deleted in the end, so nothing else may be taken for one. */
    private void checkCheckpoint(Path file) {
        if (!file.toString().endsWith(CHECKPOINT_ENDING)) {
            throw DyadException.usage(
                    "--checkpoint %s: give a name that ends in %s, so that no other file is taken for one and deleted",
                    file, CHECKPOINT_ENDING);
        } else if (file.toAbsolutePath().normalize().equals(out.toAbsolutePath().normalize())) {
            throw DyadException.usage("--checkpoint and --out are both %s; give them different names", file);
        } else if (Files.isDirectory(file)) {
            throw DyadException.usage("--checkpoint %s is a folder; choose another name", file);
        }
        checkFolder("--checkpoint", file);
    }

    /** Says what is in the way of drawing into that file. */
    static void checkPlot(Path plot) {
        if (!plot.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            throw DyadException.usage("--plot %s: the picture is SVG; give a name that ends in .svg", plot);
        } else if (Files.isDirectory(plot)) {
            throw DyadException.usage("--plot %s is a folder; choose another name", plot);
        }
        checkFolder("--plot", plot);
    }

    /** Says what is in the way of writing that file. */
    static void checkFolder(String option, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "%s %s: there is no folder %s; make it first".formatted(option, file, folder));
        } else if (!Files.isWritable(folder)) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "%s %s: no permission to write in the folder %s; choose another place, or have that changed"
                            .formatted(option, file, folder));
        }
    }
}
