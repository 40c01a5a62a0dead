package dev.dyad.data.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * The different ratings of a query, of which there are few.
 *
 * @param values in ascending order, at most {@link #MOST}: the rest are left out, as these are too many for a scale
 * @param rows how many rows have one of them
 */
record RatingValues(double[] values, long rows) {

    /** One more than a scale can have. */
    static final int MOST = 256;

    static RatingValues read(ResultSet groups) throws SQLException {
        double[] values = new double[MOST];
        int size = 0;
        long rows = 0;
        while (groups.next()) {
            values[size++] = groups.getDouble(1);
            rows += groups.getLong(2);
        }
        return new RatingValues(Arrays.copyOf(values, size), rows);
    }
}
