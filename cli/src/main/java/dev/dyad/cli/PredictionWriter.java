package dev.dyad.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.dyad.FileProblem;
import dev.dyad.cli.terminal.Output;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes predictions as CSV with the columns user, item, rating and level and, where the model tells, deviation, empty for
 * whom it does not know, and the probability of each rating: {@code p0.5}, {@code p1.0} and so on. A file is written beside its place and takes
 * it when all is done: what stood there before stays if something fails on the way.
 */
final class PredictionWriter implements AutoCloseable {

    private final Writer target;
    private final CsvWriter csv;
    private final Optional<Path> file;
    private final Optional<Path> partial;
    private final boolean hasDeviations;

    private PredictionWriter(Writer target, Optional<Path> file, Optional<Path> partial, FactorModel model) {
        this.target = target;
        this.file = file;
        this.partial = partial;
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(target);
        List<String> header = new ArrayList<>(List.of("user", "item", "rating", "level"));
        hasDeviations = !model.posterior().isEmpty();
        if (hasDeviations) {
            header.add("deviation");
        }
        if (model.spec().head() == Head.ORDINAL) {
            for (int level = 0; level < model.scale().levels(); level++) {
                header.add("p" + model.scale().value(level));
            }
        }
        csv.writeRecord(header);
    }

    /** Writes to a file, or to stdout where none is named. */
    static PredictionWriter to(Optional<Path> file, Output stdout, FactorModel model) {
        if (file.isEmpty()) {
            Writer writer = new BufferedWriter(new OutputStreamWriter(stdout.stream(), StandardCharsets.UTF_8));
            return new PredictionWriter(writer, file, Optional.empty(), model);
        }
        Path place = file.get().toAbsolutePath();
        Path beside = place.resolveSibling(
                "." + place.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            return new PredictionWriter(
                    Files.newBufferedWriter(beside), Optional.of(place), Optional.of(beside), model);
        } catch (IOException e) {
            throw FileProblem.writing(file.get(), e);
        }
    }

    void write(Prediction prediction) {
        List<String> fields = new ArrayList<>(List.of(
                prediction.user(),
                prediction.item(),
                String.format(Locale.ROOT, "%.4f", prediction.rating()),
                Double.toString(prediction.level())));
        if (hasDeviations) {
            fields.add(
                    prediction.deviation().isPresent()
                            ? String.format(
                                    Locale.ROOT, "%.4f", prediction.deviation().getAsDouble())
                            : "");
        }
        prediction.distribution().ifPresent(distribution -> Arrays.stream(distribution.probabilities())
                .forEach(probability -> fields.add(String.format(Locale.ROOT, "%.4f", probability))));
        csv.writeRecord(fields);
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
