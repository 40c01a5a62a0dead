package dev.dyad.data.sql;

import dev.dyad.Progress;
import dev.dyad.data.sql.RowProblems.Reason;
import dev.dyad.data.sql.SqlTable.Role;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.RatingsBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Streams a query's rows into ratings. */
final class RatingReader {

    private static final long LATEST_TIME = 0xFFFFFFFFL;
    private static final long ROWS_BETWEEN_REPORTS = 1 << 16;

    /** The columns as they are selected. */
    private static final int USER = 1;

    private static final int ITEM = 2;
    private static final int RATING = 3;
    private static final int TIME = 4;

    private final SqlTable table;
    private final RowProblems problems;
    private final SqlColumn user;
    private final SqlColumn item;
    private final boolean timed;
    private final List<String> expressions;

    RatingReader(SqlTable table, RowProblems problems) {
        this.table = table;
        this.problems = problems;
        user = table.require(Role.USER);
        item = table.require(Role.ITEM);
        SqlColumn rating = table.require(Role.RATING);
        Optional<SqlColumn> time = table.find(Role.TIME);
        timed = time.isPresent();
        expressions = new ArrayList<>(List.of(user.asId(), item.asId(), rating.asRating()));
        time.ifPresent(column -> expressions.add(column.asTime()));
    }

    /** The different ratings there are, and how many rows have one. */
    RatingValues values(DuckDb duckDb) {
        String all = table.select(List.of(expressions.get(RATING - 1) + " AS rating"));
        String grouped = "SELECT rating, count(*) FROM (" + all
                + ") WHERE isfinite(rating) GROUP BY rating ORDER BY rating LIMIT " + RatingValues.MOST;
        return duckDb.stream(grouped, table.query(), RatingValues::read);
    }

    /**
     * @param expected how many rows there are, or −1 where that is not known
     */
    RatingsBuilder read(
            DuckDb duckDb, RatingScale scale, IdRows users, IdRows items, long expected, Progress progress) {
        int capacity = (int) Math.min(expected < 0 ? 1 << 16 : expected, Integer.MAX_VALUE - 8);
        RatingsBuilder builder = new RatingsBuilder(scale, timed, capacity);
        IdReader userIds = new IdReader(USER, user.isLong(), users);
        IdReader itemIds = new IdReader(ITEM, item.isLong(), items);
        return duckDb.stream(table.select(expressions), table.query(), rows -> {
            long row = 0;
            while (rows.next()) {
                row++;
                Optional<Reason> problem = add(rows, builder, scale, userIds, itemIds);
                if (problem.isPresent()) {
                    problems.add(problem.get(), table.query(), row, show(rows));
                }
                if (row % ROWS_BETWEEN_REPORTS == 0) {
                    progress.at(row, expected);
                }
            }
            progress.at(row, expected);
            return builder;
        });
    }

    /** Adds a row, or says why not; ids get a row of their own only with their first good rating. */
    private Optional<Reason> add(
            ResultSet rows, RatingsBuilder builder, RatingScale scale, IdReader users, IdReader items)
            throws SQLException {
        double value = rows.getDouble(RATING);
        if (rows.wasNull() || !Double.isFinite(value)) {
            return Optional.of(Reason.NO_RATING);
        }
        int level = scale.levelOf(value);
        if (level < 0) {
            return Optional.of(Reason.OFF_SCALE);
        }
        long seconds = timed ? rows.getLong(TIME) : 0;
        if (timed && (rows.wasNull() || seconds < 0 || seconds > LATEST_TIME)) {
            return Optional.of(Reason.NO_TIME);
        }
        if (users.isMissing(rows)) {
            return Optional.of(Reason.NO_USER);
        }
        if (items.isMissing(rows)) {
            return Optional.of(Reason.NO_ITEM);
        }
        int itemRow = items.row(rows);
        if (itemRow < 0) {
            return Optional.of(Reason.UNKNOWN_ITEM);
        }
        if (timed) {
            builder.add(users.row(rows), itemRow, level, seconds);
        } else {
            builder.add(users.row(rows), itemRow, level);
        }
        return Optional.empty();
    }

    private String show(ResultSet rows) throws SQLException {
        String shown = "user " + rows.getString(USER) + ", item " + rows.getString(ITEM) + ", rating "
                + rows.getString(RATING);
        return timed ? shown + ", time " + rows.getString(TIME) : shown;
    }
}
