package dev.dyad.data;

import dev.dyad.DyadException;
import dev.dyad.data.rows.ProblemSink;
import dev.dyad.data.rows.Reason;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The bad rows of one file: the first is an error, or all are counted by reason with the first of each kept. */
final class RowProblems implements ProblemSink {

    private record Tally(long count, long firstLine, String firstDetail) {}

    private final String label;
    private final BadRows onBadRow;
    private final Map<Reason, Tally> tallies = new EnumMap<>(Reason.class);

    RowProblems(String label, BadRows onBadRow) {
        this.label = label;
        this.onBadRow = onBadRow;
    }

    @Override
    public void bad(long line, Reason reason, String detail) {
        if (onBadRow == BadRows.FAIL) {
            throw DyadException.data(
                    "%s line %d: %s. %s, or leave such rows out with --on-bad-row skip",
                    label, line, detail, reason.remedy());
        }
        tallies.merge(
                reason,
                new Tally(1, line, detail),
                (sum, one) -> new Tally(sum.count + 1, sum.firstLine, sum.firstDetail));
    }

    /** The file. */
    String label() {
        return label;
    }

    long count() {
        return tallies.values().stream().mapToLong(Tally::count).sum();
    }

    /** One sentence per reason. */
    List<String> notes() {
        return tallies.entrySet().stream()
                .map(entry -> note(entry.getKey(), entry.getValue()))
                .toList();
    }

    private String note(Reason reason, Tally tally) {
        return String.format(
                Locale.ROOT,
                "%s: %,d %s with %s left out, the first at line %d: %s",
                label,
                tally.count,
                tally.count == 1 ? "row" : "rows",
                reason.title(),
                tally.firstLine,
                tally.firstDetail);
    }
}
