package dev.dyad.data.rows;

import dev.dyad.data.rows.LineBlock.Ending;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a small table, such as of movies, row by row. A quoted field may run over several lines; where a quote is still
 * open after {@link #MAX_LINES} lines, its first line is the bad row and the others are read on their own.
 */
public final class TableReader {

    /** Where rows go. */
    @FunctionalInterface
    public interface TableSink {
        void row(long line, List<String> fields);
    }

    private static final int MAX_LINES = 64;

    /** A line and its text. */
    private record TextLine(long number, String text, Ending ending) {}

    private final TableLayout layout;
    private final TableSink sink;
    private final ProblemSink problems;
    private final List<TextLine> pending = new ArrayList<>();

    /**
     * How a table is written.
     *
     * @param columns how many fields each row has
     * @param headerLine the number of the line that names the columns, 0 where none does
     */
    public record TableLayout(FieldSplitter fields, Charset charset, int columns, long headerLine) {}

    private TableReader(TableLayout layout, TableSink sink, ProblemSink problems) {
        this.layout = layout;
        this.sink = sink;
        this.problems = problems;
    }

    /** Hands every row of a file to {@code sink}, and every row that has not the columns it should to {@code problems}. */
    public static void read(InputFile file, TableLayout layout, TableSink sink, ProblemSink problems) {
        TableReader reader = new TableReader(layout, sink, problems);
        try (LineBlocks blocks = new LineBlocks(file)) {
            for (Optional<LineBlock> block = blocks.next(); block.isPresent(); block = blocks.next()) {
                reader.read(block.get());
            }
        }
        while (!reader.pending.isEmpty()) {
            reader.leaveFirst();
        }
    }

    private void read(LineBlock block) {
        int position = block.from();
        for (long number = block.firstLine(); position < block.to(); number++) {
            Line line = block.line(position, number);
            if (number > layout.headerLine() && !(pending.isEmpty() && line.isBlank())) {
                read(line);
            }
            position = line.next();
        }
    }

    private void read(Line line) {
        try {
            pending.add(new TextLine(line.number(), line.text(layout.charset()), line.ending()));
            takePending();
        } catch (RowException e) {
            problems.bad(line.number(), e.reason(), e.detail());
        }
    }

    /** Makes a row of the pending lines, unless a quote is still open. */
    private void takePending() {
        try {
            List<String> fields = layout.fields().split(joined());
            requireColumns(fields);
            long number = pending.get(0).number();
            pending.clear();
            sink.row(number, fields);
        } catch (RowException e) {
            if (pending.size() > 1 && (e.reason() != Reason.OPEN_QUOTE || pending.size() == MAX_LINES)) {
                leaveFirst();
            } else if (e.reason() != Reason.OPEN_QUOTE) {
                leave(pending.remove(0), e);
            }
        }
    }

    private void requireColumns(List<String> fields) throws RowException {
        if (fields.size() != layout.columns()) {
            throw new RowException(
                    Reason.COLUMNS,
                    "%s has %d columns, not %d"
                            .formatted(FieldSplitter.excerpt(joined()), fields.size(), layout.columns()));
        }
    }

    private String joined() {
        return String.join("\n", pending.stream().map(TextLine::text).toList());
    }

    /** Gives up on the first pending line, whose quote does not close, and reads the others on their own. */
    private void leaveFirst() {
        List<TextLine> lines = List.copyOf(pending);
        pending.clear();
        leave(
                lines.get(0),
                new RowException(
                        Reason.OPEN_QUOTE,
                        "a quote in " + FieldSplitter.excerpt(lines.get(0).text()) + " never closes"));
        for (TextLine line : lines.subList(1, lines.size())) {
            pending.add(line);
            takePending();
        }
    }

    private void leave(TextLine line, RowException problem) {
        boolean cutOff = line.ending() == Ending.FILE_ENDS;
        problems.bad(
                line.number(),
                cutOff ? Reason.CUT_OFF : problem.reason(),
                cutOff ? "the file ends in the middle of a row (" + problem.detail() + ")" : problem.detail());
    }
}
