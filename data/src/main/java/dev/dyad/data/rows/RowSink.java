package dev.dyad.data.rows;

/** Where rows of ratings go. A row is taken or left as it is; what is wrong with a row left is told afterwards. */
public interface RowSink extends ProblemSink {

    /** The latest time that 32 bits hold, in seconds since 1970. */
    long MAX_TIME = 0xFFFFFFFFL;

    /** What became of a row. */
    enum Verdict {
        TAKEN,
        OFF_SCALE,
        TIME,
        UNKNOWN_ITEM
    }

    /** Offers a row whose ids are both numbers. {@code time} is 0 where rows have none. */
    Verdict offer(long user, long item, double rating, long time);

    /** Offers a row whose ids may be any text. */
    Verdict offer(String user, String item, double rating, long time);

    /** The time of the row last taken, 0 before the first. */
    long lastTime();

    /** What ratings there can be, for messages. */
    String scale();
}
