package dev.dyad.data.sql;

import dev.dyad.DyadException;

/** Puts names, texts and queries into SQL. */
final class SqlText {

    private SqlText() {}

    static String quoteName(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoteText(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A query as something that rows can be selected from; it may end in a semicolon or a comment. */
    static String asTable(String query) {
        String text = query.strip();
        while (text.endsWith(";")) {
            text = text.substring(0, text.length() - 1).stripTrailing();
        }
        if (text.isEmpty()) {
            throw DyadException.usage(
                    "The query is empty: write one such as SELECT user, item, rating FROM 'x.parquet'");
        }
        return "(\n" + text + "\n) AS q";
    }
}
