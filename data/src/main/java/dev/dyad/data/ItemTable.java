package dev.dyad.data;

import dev.dyad.data.rows.FieldSplitter;
import dev.dyad.data.rows.FirstLine;
import dev.dyad.data.rows.InputFile;
import dev.dyad.data.rows.ProblemSink;
import dev.dyad.data.rows.TableReader;
import dev.dyad.data.rows.TableReader.TableLayout;
import dev.dyad.ratings.Catalog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The table of items that goes with a delimited file: a header, an id, perhaps a title, and attributes, which have
 * several values where {@code |} stands between them. A table with the columns of MovieLens's {@code movies.csv} gets
 * the attributes that MovieLens sets get.
 */
final class ItemTable {

    private static final String VALUE_SEPARATOR = "|";

    private ItemTable() {}

    /** @param ratingsName what the ratings call their items; a column of that name holds the ids, else the first does */
    static Catalog read(InputFile file, Optional<String> ratingsName, ProblemSink problems) {
        FirstLine first = FirstLine.of(file);
        FieldSplitter splitter = first.splitter();
        List<String> header = first.fields(splitter);
        if (header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList().equals(MovieLensTables.CSV_HEADER)) {
            return MovieLensTables.moviesCsv(file, problems);
        }
        int id = idColumn(header, ratingsName);
        int title = ColumnRole.TITLE.find(header).orElse(-1);
        List<Integer> others = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            if (column != id && column != title) {
                others.add(column);
            }
        }
        TableBuilder table = new TableBuilder(others.stream().map(header::get).toList(), problems);
        TableReader.read(
                file,
                new TableLayout(splitter, StandardCharsets.UTF_8, header.size(), first.number()),
                (line, fields) -> table.add(
                        line,
                        fields.get(id),
                        title < 0 ? "" : fields.get(title),
                        others.stream()
                                .map(column -> values(fields.get(column)))
                                .toList()),
                problems);
        return table.build();
    }

    private static int idColumn(List<String> header, Optional<String> ratingsName) {
        for (int column = 0; column < header.size(); column++) {
            if (header.get(column).equalsIgnoreCase(ratingsName.orElse(""))) {
                return column;
            }
        }
        return ColumnRole.ITEM.find(header).orElse(0);
    }

    /** The values in a field, without blanks around them and without repetitions. */
    static List<String> values(String field) {
        return new FieldSplitter.Plain(VALUE_SEPARATOR)
                .split(field).stream()
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .toList();
    }
}
