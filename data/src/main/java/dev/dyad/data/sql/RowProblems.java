package dev.dyad.data.sql;

import dev.dyad.DyadException;
import dev.dyad.data.BadRows;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows that could not be used: the first one is an error, or all of them are counted by reason. */
final class RowProblems {

    /** Why a row cannot be used. */
    enum Reason {
        NO_USER("the user is missing"),
        NO_ITEM("the item is missing"),
        NO_RATING("the rating is missing or not a finite number"),
        OFF_SCALE("the rating is not on the scale"),
        NO_TIME("the time is missing or not between 1970 and 2106 in seconds"),
        UNKNOWN_ITEM("the item is not among the items"),
        REPEATED_ITEM("the item is described more than once");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    private final BadRows policy;
    private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);

    RowProblems(BadRows policy) {
        this.policy = policy;
    }

    /**
     * @param query whose result the row is of
     * @param row counted from 1
     * @param values what to show of it
     */
    void add(Reason reason, String query, long row, String values) {
        if (policy == BadRows.FAIL) {
            throw DyadException.data(
                    "Row %d of the query's result (%s): %s. Correct it, leave it out by a WHERE in the query, or skip"
                            + " bad rows (--on-bad-row skip). The query: %s",
                    row, values, reason.text, query);
        }
        counts.merge(reason, 1L, Long::sum);
    }

    /** One line for each reason. */
    List<String> notes() {
        return counts.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%,d %s left out: %s",
                        entry.getValue(),
                        entry.getValue() == 1 ? "row" : "rows",
                        entry.getKey().text))
                .toList();
    }
}
