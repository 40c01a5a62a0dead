package dev.dyad.lab.run;

import com.fasterxml.jackson.core.JacksonException;
import dev.dyad.DyadException;
import dev.dyad.model.EpochReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The learning curve of a run as it grows: a line of JSON for each epoch, forced to disk as soon as it is written. The
 * last line may be torn where a process was killed; nobody reads it, and the next one to write cuts it off.
 */
final class MetricsFile implements AutoCloseable {

    private final LineFile lines;

    private MetricsFile(LineFile lines) {
        this.lines = lines;
    }

    /**
     * The epochs in a file, none where there is no file.
     *
     * @throws DyadException of kind MODEL where a whole line is no epoch, or not the next one
     */
    static List<EpochReport> read(Path file) {
        try {
            return Files.exists(file) ? parse(Files.readString(file), file) : List.of();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static List<EpochReport> parse(String text, Path file) {
        List<EpochReport> epochs = new ArrayList<>();
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
            if (line.isEmpty()) {
                continue;
            }
            try {
                EpochReport epoch = EpochJson.read(line);
                if (epoch.epoch() != epochs.size() + 1) {
                    throw new IllegalArgumentException("it says epoch " + epoch.epoch());
                }
                epochs.add(epoch);
            } catch (JacksonException | IllegalArgumentException e) {
                throw DyadException.model(
                        "%s is damaged in line %d (%s); delete the folder it is in to train that run again",
                        file, epochs.size() + 1, String.valueOf(e.getMessage()));
            }
        }
        return epochs;
    }

    /** Opens a file to go on behind its first {@code epochs} lines; those behind them are cut off. */
    static MetricsFile after(Path file, int epochs) {
        LineFile lines = LineFile.open(file);
        try {
            lines.cut(end(Files.readAllBytes(file), epochs));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return new MetricsFile(lines);
    }

    /** Where the line of that number ends. */
    private static int end(byte[] bytes, int lines) {
        int end = 0;
        for (int line = 0; line < lines; line++) {
            while (bytes[end] != '\n') {
                end++;
            }
            end++;
        }
        return end;
    }

    /**
     * Adds an epoch.
     *
     * @param learningRate of its last step
     */
    void append(EpochReport epoch, double learningRate) {
        lines.append(EpochJson.of(epoch, learningRate).toString());
    }

    private static DyadException unreadable(Path file, IOException e) {
        return new DyadException(DyadException.Kind.IO, "Cannot read %s: %s".formatted(file, e), e);
    }

    @Override
    public void close() {
        lines.close();
    }
}
