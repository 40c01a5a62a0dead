package dev.dyad.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.dyad.cli.terminal.Output;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Writes predictions as CSV with the columns user, item, rating and level. */
final class PredictionWriter implements AutoCloseable {

    private final Writer target;
    private final CsvWriter csv;
    private final boolean ours;

    private PredictionWriter(Writer target, boolean ours) {
        this.target = target;
        this.ours = ours;
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(target);
        csv.writeRecord("user", "item", "rating", "level");
    }

    /** Writes to a file, or to stdout where none is named. */
    static PredictionWriter to(Optional<Path> file, Output stdout) {
        try {
            return file.isPresent()
                    ? new PredictionWriter(Files.newBufferedWriter(file.get()), true)
                    : new PredictionWriter(
                            new BufferedWriter(new OutputStreamWriter(stdout.stream(), StandardCharsets.UTF_8)), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Prediction prediction) {
        csv.writeRecord(
                prediction.user(),
                prediction.item(),
                String.format(Locale.ROOT, "%.4f", prediction.rating()),
                Double.toString(prediction.level()));
    }

    @Override
    public void close() {
        try {
            csv.flush();
            target.flush();
            if (ours) {
                target.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
