package dev.dyad.data.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads ids from one column of a result.
 *
 * @param index of the column, from 1
 * @param numeric whether it holds BIGINT; VARCHAR otherwise
 * @param ids gives each id its row
 */
record IdReader(int index, boolean numeric, IdRows ids) {

    boolean isMissing(ResultSet rows) throws SQLException {
        if (numeric) {
            rows.getLong(index);
            return rows.wasNull();
        }
        String id = rows.getString(index);
        return id == null || id.isEmpty();
    }

    /** The row of the id, which is not missing; −1 where it has none. */
    int row(ResultSet rows) throws SQLException {
        return numeric ? ids.of(rows.getLong(index)) : ids.of(rows.getString(index));
    }
}
