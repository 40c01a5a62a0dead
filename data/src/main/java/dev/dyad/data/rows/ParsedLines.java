package dev.dyad.data.rows;

/** The lines of a block, as far as they are rows of plain numbers. Its arrays are used again for the next block. */
final class ParsedLines {

    private long firstLine;
    private int size;

    /** Where each line starts in the block; its complement where the line was not parsed. */
    private int[] starts = new int[0];

    private long[] users = new long[0];
    private long[] items = new long[0];
    private double[] ratings = new double[0];
    private long[] times = new long[0];

    /** Forgets all lines, and makes room for at most so many, from that number on. */
    void clear(long line, long most) {
        firstLine = line;
        size = 0;
        if (most > starts.length) {
            int room = (int) most + (int) most / 4;
            starts = new int[room];
            users = new long[room];
            items = new long[room];
            ratings = new double[room];
            times = new long[room];
        }
    }

    /** The next line is a row. */
    void add(int start, long user, long item, double rating, long time) {
        int at = size++;
        starts[at] = start;
        users[at] = user;
        items[at] = item;
        ratings[at] = rating;
        times[at] = time;
    }

    /** The next line is a row of another kind, or none. */
    void addUnparsed(int start) {
        starts[size++] = ~start;
    }

    int size() {
        return size;
    }

    /** The number of a line in the file. */
    long number(int i) {
        return firstLine + i;
    }

    /** Where a line starts in the block. */
    int start(int i) {
        return starts[i] < 0 ? ~starts[i] : starts[i];
    }

    /** Whether a line was parsed, so that it has values. */
    boolean isParsed(int i) {
        return starts[i] >= 0;
    }

    long user(int i) {
        return users[i];
    }

    long item(int i) {
        return items[i];
    }

    double rating(int i) {
        return ratings[i];
    }

    long time(int i) {
        return times[i];
    }
}
