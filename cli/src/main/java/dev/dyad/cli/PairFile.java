package dev.dyad.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.dyad.DyadException;
import dev.dyad.FileProblem;
import dev.dyad.data.TimeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** A CSV file of pairs of user and item, with times or without. */
final class PairFile implements AutoCloseable {

    private static final List<String> USER_NAMES = List.of("user", "userid", "user_id");
    private static final List<String> ITEM_NAMES = List.of("item", "itemid", "item_id", "movie", "movieid", "movie_id");

    private static final List<String> TIME_NAMES = List.of("time", "timestamp");

    /** Takes a pair. */
    @FunctionalInterface
    interface Taker {
        /** @param time of the rating, in seconds since 1970; empty where the file gives none */
        void take(String user, String item, OptionalLong time);
    }

    private final Path path;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> rows;
    private final int userColumn;
    private final int itemColumn;
    private final OptionalInt timeColumn;

    private PairFile(Path path, CsvReader<CsvRecord> reader) {
        this.path = path;
        this.reader = reader;
        this.rows = reader.iterator();
        if (!rows.hasNext()) {
            throw DyadException.data("%s is empty; it needs a header with the columns user and item", path);
        }
        List<String> header = rows.next().getFields();
        this.userColumn = column(header, "user", USER_NAMES);
        this.itemColumn = column(header, "item", ITEM_NAMES);
        this.timeColumn = find(header, TIME_NAMES);
    }

    static PairFile open(Path path) {
        try {
            return new PairFile(
                    path,
                    CsvReader.builder()
                            .detectBomHeader(true)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .ofCsvRecord(path));
        } catch (IOException e) {
            throw FileProblem.reading(path, e);
        } catch (UncheckedIOException e) {
            throw FileProblem.reading(path, Objects.requireNonNull(e.getCause()));
        } catch (CsvParseException e) {
            throw noCsv(path, e);
        }
    }

    private static DyadException noCsv(Path path, CsvParseException e) {
        return new DyadException(
                DyadException.Kind.DATA,
                "%s: %s. Correct the row, or give a CSV file".formatted(path, e.getMessage()),
                e);
    }

    private int column(List<String> header, String what, List<String> names) {
        return find(header, names)
                .orElseThrow(() -> DyadException.data(
                        "%s, line 1: no column called '%s' in the header '%s'; name one of its columns so",
                        path, what, String.join(",", header)));
    }

    private static OptionalInt find(List<String> header, List<String> names) {
        return IntStream.range(0, header.size())
                .filter(c -> names.contains(header.get(c).strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Hands on the pairs, in the order of the file. */
    void forEach(Taker pair) {
        try {
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                if (row.getFieldCount() <= Math.max(timeColumn.orElse(0), Math.max(userColumn, itemColumn))) {
                    throw DyadException.data(
                            "%s, line %d: %d columns where the header has more: '%s'",
                            path, row.getStartingLineNumber(), row.getFieldCount(), String.join(",", row.getFields()));
                }
                pair.take(
                        row.getField(userColumn).strip(),
                        row.getField(itemColumn).strip(),
                        time(row));
            }
        } catch (CsvParseException e) {
            throw noCsv(path, e);
        } catch (UncheckedIOException e) {
            throw FileProblem.reading(path, Objects.requireNonNull(e.getCause()));
        }
    }

    /** Empty where the field is: then it is now. */
    private OptionalLong time(CsvRecord row) {
        String text =
                timeColumn.isPresent() ? row.getField(timeColumn.getAsInt()).strip() : "";
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(TimeText.parse(text)
                .orElseThrow(() -> DyadException.data(
                        "%s, line %d: '%s' is no time; give seconds since 1970, or one such as 2024-05-01T20:15:00Z",
                        path, row.getStartingLineNumber(), text)));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw FileProblem.reading(path, e);
        }
    }
}
