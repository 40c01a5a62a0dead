package dev.dyad.data;

import dev.dyad.data.rows.Reason;
import dev.dyad.data.rows.RowSink;
import dev.dyad.ratings.RatingsBuilder;
import dev.dyad.ratings.Vocabulary;

/** Takes the rows of one file of ratings into columns. HOT CODE: called once a row. */
final class RatingCollector implements RowSink {

    private final Levels levels;
    private final Vocabulary.Builder users;
    private final ItemRows items;
    private final RatingsBuilder ratings;
    private final RowProblems problems;
    private final Times times;
    private long lastTime;
    private final RowCache userCache = new RowCache();
    private final RowCache itemCache = new RowCache();

    /** Whether rows come with a time. */
    enum Times {
        GIVEN,
        ABSENT
    }

    /** Users, items and levels may be shared with the collectors of other parts. */
    RatingCollector(Vocabulary.Builder users, ItemRows items, Levels levels, Times times, RowProblems problems) {
        this.users = users;
        this.items = items;
        this.levels = levels;
        this.times = times;
        this.problems = problems;
        ratings = new RatingsBuilder(levels.scale(), times == Times.GIVEN, 0);
    }

    RatingsBuilder ratings() {
        return ratings;
    }

    RowProblems problems() {
        return problems;
    }

    // Both offers settle that a row is sound before anything is numbered for it: first what its time and its item say,
    // then its level (which may be a new one), then the rows.

    @Override
    public Verdict offer(long user, long item, double rating, long time) {
        if (time < 0 || time > MAX_TIME) {
            return Verdict.TIME;
        }
        int itemRow = itemCache.row(item);
        if (itemRow == RowCache.ABSENT && !items.has(item)) {
            return Verdict.UNKNOWN_ITEM;
        }
        int level = levels.of(rating);
        if (level < 0) {
            return Verdict.OFF_SCALE;
        }
        if (itemRow == RowCache.ABSENT) {
            itemRow = items.row(item);
            itemCache.put(item, itemRow);
        }
        add(userRow(user), itemRow, level, time);
        return Verdict.TAKEN;
    }

    private int userRow(long user) {
        int row = userCache.row(user);
        if (row == RowCache.ABSENT) {
            row = users.row(user);
            userCache.put(user, row);
        }
        return row;
    }

    @Override
    public Verdict offer(String user, String item, double rating, long time) {
        if (time < 0 || time > MAX_TIME) {
            return Verdict.TIME;
        }
        if (!items.has(item)) {
            return Verdict.UNKNOWN_ITEM;
        }
        int level = levels.of(rating);
        if (level < 0) {
            return Verdict.OFF_SCALE;
        }
        add(users.row(user), items.row(item), level, time);
        return Verdict.TAKEN;
    }

    private void add(int user, int item, int level, long time) {
        if (times == Times.GIVEN) {
            ratings.add(user, item, level, time);
            lastTime = time;
        } else {
            ratings.add(user, item, level);
        }
    }

    @Override
    public long lastTime() {
        return lastTime;
    }

    @Override
    public String scale() {
        return levels.scale().toString();
    }

    @Override
    public void bad(long line, Reason reason, String detail) {
        problems.bad(line, reason, detail);
    }
}
