package dev.dyad.lab.report;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A table that readers can sort.
 *
 * @param name such as {@code runs}
 * @param title above it
 * @param columns at least one; the first names the row
 * @param rows with as many cells as there are columns
 */
public record Table(String name, String title, List<Column> columns, List<List<Cell>> rows) {

    /** What stands in a column. */
    public enum Kind {
        TEXT,
        /** Numbers stand to the right. */
        NUMBER
    }

    /**
     * A column.
     *
     * @param title above it
     * @param kind what stands in it
     */
    public record Column(String title, Kind kind) {

        public static Column text(String title) {
            return new Column(title, Kind.TEXT);
        }

        public static Column number(String title) {
            return new Column(title, Kind.NUMBER);
        }
    }

    /** How a cell is meant. */
    public enum Tone {
        PLAIN,
        /** There is no value, and the text says why. */
        MISSING,
        /** A run that failed. */
        FAILED
    }

    /**
     * A cell.
     *
     * @param text as it is shown
     * @param order what it is sorted by among numbers; cells without one come last
     * @param tone how it is meant
     */
    public record Cell(String text, OptionalDouble order, Tone tone) {

        public static Cell text(String text) {
            return new Cell(text, OptionalDouble.empty(), Tone.PLAIN);
        }

        public static Cell number(String text, double value) {
            return new Cell(text, OptionalDouble.of(value), Tone.PLAIN);
        }

        public static Cell missing(String reason) {
            return new Cell(reason, OptionalDouble.empty(), Tone.MISSING);
        }

        public static Cell failed(String reason) {
            return new Cell(reason, OptionalDouble.empty(), Tone.FAILED);
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("A row of table '" + name + "' has " + row.size() + " cells for "
                        + columns.size() + " columns");
            }
        }
    }
}
