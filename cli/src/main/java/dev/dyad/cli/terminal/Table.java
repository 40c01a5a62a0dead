package dev.dyad.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text in columns that are as wide as their widest cell. */
public final class Table {

    /** On which side of its column a cell stands. */
    public enum Side {
        LEFT,
        RIGHT
    }

    private final List<Side> sides;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table whose column names start with {@code <} where cells stand on the left. */
    public Table(String... columns) {
        sides = Arrays.stream(columns)
                .map(c -> c.startsWith("<") ? Side.LEFT : Side.RIGHT)
                .toList();
        header = Arrays.stream(columns)
                .map(c -> c.startsWith("<") ? c.substring(1) : c)
                .toList();
    }

    public Table row(String... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(cells.length + " cells in " + header.size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(Terminal::printable).toList());
        return this;
    }

    /** Writes the table, its header in bold, each line {@code indent} spaces in. */
    public void print(Output output, int indent) {
        int[] widths = new int[header.size()];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = header.get(c).length();
            for (List<String> row : rows) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        String margin = " ".repeat(indent);
        if (header.stream().anyMatch(name -> !name.isEmpty())) {
            output.line(margin + output.style("bold", line(header, widths)));
        }
        rows.forEach(row -> output.line(margin + line(row, widths)));
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String padding = " ".repeat(widths[c] - cells.get(c).length());
            line.append(c == 0 ? "" : "  ");
            line.append(sides.get(c) == Side.LEFT ? cells.get(c) + padding : padding + cells.get(c));
        }
        return line.toString().stripTrailing();
    }
}
