package dev.dyad.data;

import dev.dyad.DyadException;
import dev.dyad.data.rows.FieldSplitter;
import dev.dyad.data.rows.FirstLine;
import dev.dyad.data.rows.InputFile;
import dev.dyad.data.rows.RowLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The first line of a delimited file of ratings and what follows from it: the separator, the columns, and whether the
 * line is itself a row.
 *
 * @param first the line
 * @param splitter by the separator that the line shows
 * @param fields of the line
 * @param isHeader whether the line names the columns, and is no row
 * @param note where that had to be guessed
 */
record DelimitedHeader(
        FirstLine first,
        FieldSplitter splitter,
        List<String> fields,
        int user,
        int item,
        int rating,
        OptionalInt time,
        boolean isHeader,
        Optional<String> note) {

    static DelimitedHeader of(InputFile file, Optional<Columns> columns) {
        FirstLine first = FirstLine.of(file);
        FieldSplitter splitter = first.splitter();
        List<String> fields = first.fields(splitter);
        return columns.map(chosen -> byColumns(first, splitter, fields, chosen))
                .orElseGet(() -> byNames(first, splitter, fields));
    }

    private static DelimitedHeader byNames(FirstLine first, FieldSplitter splitter, List<String> fields) {
        return new DelimitedHeader(
                first,
                splitter,
                fields,
                require(ColumnRole.USER, first, fields),
                require(ColumnRole.ITEM, first, fields),
                require(ColumnRole.RATING, first, fields),
                ColumnRole.TIME.find(fields),
                true,
                Optional.empty());
    }

    private static int require(ColumnRole role, FirstLine first, List<String> fields) {
        return role.find(fields).orElseThrow(() -> noColumn(first, "for the " + role.word(), fields));
    }

    private static DelimitedHeader byColumns(
            FirstLine first, FieldSplitter splitter, List<String> fields, Columns columns) {
        int user = position(columns.user(), first, fields);
        int item = position(columns.item(), first, fields);
        int rating = position(columns.rating(), first, fields);
        OptionalInt time = columns.time()
                .map(column -> OptionalInt.of(position(column, first, fields)))
                .orElse(OptionalInt.empty());
        requireDifferent(columns, user, item, rating, time);
        boolean named = !(isPosition(columns.user()) && isPosition(columns.item()) && isPosition(columns.rating()))
                || columns.time().filter(column -> !isPosition(column)).isPresent();
        boolean isHeader =
                named || !isNumber(fields.get(user)) && !isNumber(fields.get(item)) && !isNumber(fields.get(rating));
        Optional<String> note = isHeader && !named
                ? Optional.of(
                        "%s: line %d taken as a header: %s".formatted(first.label(), first.number(), first.text()))
                : Optional.empty();
        return new DelimitedHeader(first, splitter, fields, user, item, rating, time, isHeader, note);
    }

    private static int position(String column, FirstLine first, List<String> fields) {
        if (isPosition(column)) {
            int position = Integer.parseInt(column) - 1;
            if (position < 0 || position >= fields.size()) {
                throw DyadException.data(
                        "%s line %d: there is no column %s among %d; name the columns with --columns, by name or by"
                                + " position from 1",
                        first.label(), first.number(), column, fields.size());
            }
            return position;
        }
        for (int k = 0; k < fields.size(); k++) {
            if (fields.get(k).equalsIgnoreCase(column)) {
                return k;
            }
        }
        throw noColumn(first, "named '" + column + "'", fields);
    }

    private static void requireDifferent(Columns columns, int user, int item, int rating, OptionalInt time) {
        int timeColumn = time.orElse(-1);
        if (user == item
                || user == rating
                || item == rating
                || timeColumn == user
                || timeColumn == item
                || timeColumn == rating) {
            throw DyadException.usage("Columns %s: give a different column for each", columns);
        }
    }

    private static boolean isPosition(String column) {
        return column.matches("[0-9]{1,6}");
    }

    private static boolean isNumber(String field) {
        return field.matches("[-+]?[0-9]*\\.?[0-9]+");
    }

    private static DyadException noColumn(FirstLine first, String what, List<String> fields) {
        String shown = String.join(", ", fields);
        return DyadException.data(
                "%s line %d: no column %s among '%s'; name the columns with --columns USER,ITEM,RATING[,TIME], by name"
                        + " or by position from 1",
                first.label(), first.number(), what, shown.length() <= 120 ? shown : shown.substring(0, 117) + "...");
    }

    /** What the header calls the items. */
    Optional<String> itemName() {
        return isHeader ? Optional.of(fields.get(item)) : Optional.empty();
    }

    RowLayout layout(RowLayout.Ids ids) {
        return new RowLayout(
                splitter,
                StandardCharsets.UTF_8,
                fields.size(),
                user,
                item,
                rating,
                time,
                ids,
                isHeader ? first.number() : first.number() - 1);
    }
}
