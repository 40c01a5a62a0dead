package dev.dyad.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.dyad.FileProblem;
import dev.dyad.cli.terminal.Output;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes predictions as CSV with the columns user, item, rating and level. A file is written beside its place and takes
 * it when all is done: what stood there before stays if something fails on the way.
 */
final class PredictionWriter implements AutoCloseable {

    private final Writer target;
    private final CsvWriter csv;
    private final Optional<Path> file;
    private final Optional<Path> partial;

    private PredictionWriter(Writer target, Optional<Path> file, Optional<Path> partial) {
        this.target = target;
        this.file = file;
        this.partial = partial;
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(target);
        csv.writeRecord("user", "item", "rating", "level");
    }

    /** Writes to a file, or to stdout where none is named. */
    static PredictionWriter to(Optional<Path> file, Output stdout) {
        if (file.isEmpty()) {
            Writer writer = new BufferedWriter(new OutputStreamWriter(stdout.stream(), StandardCharsets.UTF_8));
            return new PredictionWriter(writer, file, Optional.empty());
        }
        Path place = file.get().toAbsolutePath();
        Path beside = place.resolveSibling(
                "." + place.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            return new PredictionWriter(Files.newBufferedWriter(beside), Optional.of(place), Optional.of(beside));
        } catch (IOException e) {
            throw FileProblem.writing(file.get(), e);
        }
    }

    void write(Prediction prediction) {
        csv.writeRecord(
                prediction.user(),
                prediction.item(),
                String.format(Locale.ROOT, "%.4f", prediction.rating()),
                Double.toString(prediction.level()));
    }

    /** Puts what was written in its place. */
    void finish() {
        try {
            csv.flush();
            target.flush();
            if (file.isPresent() && partial.isPresent()) {
                target.close();
                try (FileChannel written = FileChannel.open(partial.get(), StandardOpenOption.WRITE)) {
                    written.force(true);
                }
                Files.move(partial.get(), file.get(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (partial.isPresent()) {
                target.close();
                Files.deleteIfExists(partial.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
