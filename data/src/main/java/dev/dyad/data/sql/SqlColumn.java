package dev.dyad.data.sql;

import dev.dyad.DyadException;
import java.util.List;

/**
 * A column of a query's result.
 *
 * @param name as the query gives it
 * @param type as DuckDB writes it, such as {@code INTEGER}, {@code DECIMAL(3,1)} or {@code VARCHAR[]}
 */
record SqlColumn(String name, String type) {

    private static final List<String> LONG_TYPES =
            List.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER");
    private static final List<String> HUGE_TYPES = List.of("UBIGINT", "HUGEINT", "UHUGEINT");

    /** Whether it holds whole numbers that fit 64 bits. */
    boolean isLong() {
        return LONG_TYPES.contains(type);
    }

    boolean isList() {
        return type.endsWith("]");
    }

    /** The ids, as BIGINT where {@link #isLong()}, as VARCHAR otherwise. */
    String asId() {
        if (isLong()) {
            return "CAST(" + quoted() + " AS BIGINT)";
        }
        if (HUGE_TYPES.contains(type) || isText() || type.equals("UUID") || type.endsWith(",0)")) {
            return "CAST(" + quoted() + " AS VARCHAR)";
        }
        throw unusable("ids are whole numbers or texts", "BIGINT");
    }

    /** The ratings as DOUBLE; NULL where a text is no number. */
    String asRating() {
        if (isNumber() || isText()) {
            return "TRY_CAST(" + quoted() + " AS DOUBLE)";
        }
        throw unusable("ratings are numbers", "DOUBLE");
    }

    /** The times as BIGINT seconds since 1970; NULL where they are beyond that. */
    String asTime() {
        if (isLong()) {
            return "CAST(" + quoted() + " AS BIGINT)";
        }
        if (isNumber()) {
            return "TRY_CAST(floor(" + quoted() + ") AS BIGINT)";
        }
        if (type.startsWith("TIMESTAMP") || type.equals("DATE")) {
            return "TRY_CAST(floor(epoch(" + quoted() + ")) AS BIGINT)";
        }
        throw unusable("times are seconds since 1970, timestamps or dates", "TIMESTAMP");
    }

    /** The values as VARCHAR, or as VARCHAR[] where {@link #isList()}. */
    String asValues() {
        return "CAST(" + quoted() + " AS VARCHAR" + (isList() ? "[])" : ")");
    }

    private boolean isText() {
        return type.equals("VARCHAR") || type.startsWith("ENUM");
    }

    private boolean isNumber() {
        return isLong()
                || HUGE_TYPES.contains(type)
                || type.equals("FLOAT")
                || type.equals("DOUBLE")
                || (type.startsWith("DECIMAL") && !isList());
    }

    private String quoted() {
        return SqlText.quoteName(name);
    }

    private DyadException unusable(String expected, String castTo) {
        return DyadException.data(
                "Column '%s' of the query is %s, but %s: write CAST(%s AS %s) AS %s in the query",
                name, type, expected, quoted(), castTo, quoted());
    }
}
