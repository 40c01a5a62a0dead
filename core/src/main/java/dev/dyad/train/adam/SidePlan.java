package dev.dyad.train.adam;

import dev.dyad.kernel.AdamClock;
import dev.dyad.kernel.AdamPlan;
import java.util.Arrays;

/**
 * What one batch asks of one table: which of its different rows each thread does, with the ratings of each. A row's <em>place</em> is where its vector lies in the buffers of a batch: threads have stretches
 * of their own there. Made by one thread, read by all.
 */
final class SidePlan {

    /** How rows are shared out to threads. */
    enum Sharing {
        /** The rows of a batch in turn: as many to each thread, but a row is not always with the same one. */
        IN_TURN,
        /**
         * Row r to thread r modulo their number, always: a thread may go on to the next batch with its own rows while
         * others still work on theirs.
         */
        BY_ROW
    }

    /** A thread's rows. */
    static final class Share {

        /** Place of its first row; those of the others follow. */
        final int place;

        final AdamPlan plan;

        /** The ratings of entry e: {@code ratings[start[e]]} to {@code ratings[start[e + 1] − 1]}, in the batch's order. */
        final int[] start;

        final int[] ratings;

        /** The place of each entry. */
        final int[] places;

        /** What each entry's own vector is multiplied by in its gradient. */
        final float[] own;

        private final int[] next;

        /** Keeps the compiler from leaving out the reads that fetch rows. */
        float fetched;

        Share(int place, int capacity, int batchSize) {
            this.place = place;
            plan = new AdamPlan(capacity);
            start = new int[capacity + 1];
            next = new int[capacity];
            ratings = new int[batchSize];
            places = new int[capacity];
            own = new float[capacity];
            Arrays.setAll(places, e -> place + e);
        }

        int count() {
            return plan.count();
        }
    }

    final int[] rowOf;
    final int[] placeOf;
    final Share[] shares;
    private final Sharing sharing;
    private final Met met;
    private final int[] places;
    private final int[] shareOf;
    private int count;
    private int ratings;

    /** Keeps the compiler from leaving out the loop that fetches. */
    int checksum;

    /**
     * @param met of the table, which batches may share that are planned one after the other
     * @param expected rows or mentions of rows in a batch at the most
     */
    SidePlan(Sharing sharing, Met met, int expected, int workers) {
        this.sharing = sharing;
        this.met = met;
        rowOf = new int[expected];
        placeOf = new int[expected];
        shareOf = new int[expected];
        places = new int[Math.min(met.rows(), expected)];
        int capacity = capacity(sharing, met.rows(), expected, workers);
        shares = new Share[workers];
        for (int w = 0; w < workers; w++) {
            shares[w] = new Share(w * capacity, capacity, expected);
        }
    }

    /** Rows that a thread can have to do in one batch. */
    private static int capacity(Sharing sharing, int rows, int expected, int workers) {
        int mine = (Math.min(rows, sharing == Sharing.IN_TURN ? expected : rows) + workers - 1) / workers;
        return Math.max(1, Math.min(expected, mine));
    }

    /** How many places there are. */
    static int places(Sharing sharing, int rows, int expected, int workers) {
        return workers * capacity(sharing, rows, expected, workers);
    }

    /** Starts a batch. */
    void clear() {
        count = 0;
        ratings = 0;
        met.clear();
        for (Share share : shares) {
            share.plan.clear();
        }
    }

    /** The different rows, by the order in which they were first mentioned. */
    int count() {
        return count;
    }

    /** The place of the n-th row that was mentioned. */
    int place(int n) {
        return places[n];
    }

    /** The row at a place. */
    int rowAt(int place) {
        int capacity = shares[0].start.length - 1;
        return shares[place / capacity].plan.row(place % capacity);
    }

    /** Mentions the rows of a batch's ratings, which are set in {@link #rowOf}; each is planned for step {@code t}. */
    void mentionAll(int ratings, AdamTable table, AdamClock clock, int t) {
        // One short loop fetches what the next one needs from all over the memory, many rows at once.
        int fetched = 0;
        for (int k = 0; k < ratings; k++) {
            fetched += met.batchOf(rowOf[k]) + table.currentAfter(rowOf[k]);
        }
        checksum = fetched;
        for (int k = 0; k < ratings; k++) {
            mention(rowOf[k], table, clock, t);
        }
    }

    /** Mentions one row. */
    void mention(int row, AdamTable table, AdamClock clock, int t) {
        int place = met.place(row);
        if (place < 0) {
            Share share = shares[(sharing == Sharing.IN_TURN ? count : row) % shares.length];
            place = share.place + share.count();
            share.start[share.count() + 1] = 0;
            table.plan(row, clock, t, share.plan);
            places[count++] = place;
            met.put(row, place);
        }
        rowOf[ratings] = row;
        placeOf[ratings++] = place;
    }

    /** The place of a row, or −1 where the batch has not mentioned it; once another batch is planned, of that. */
    int placeOf(int row) {
        return met.place(row);
    }

    /** Finds the ratings of each row, once all are mentioned. */
    void group() {
        int capacity = shares[0].start.length - 1;
        for (int k = 0; k < ratings; k++) {
            shareOf[k] = placeOf[k] / capacity;
            Share share = shares[shareOf[k]];
            share.start[placeOf[k] - share.place + 1]++;
        }
        for (Share share : shares) {
            share.start[0] = 0;
            for (int e = 0; e < share.count(); e++) {
                share.next[e] = share.start[e];
                share.start[e + 1] += share.start[e];
            }
        }
        for (int k = 0; k < ratings; k++) {
            Share share = shares[shareOf[k]];
            share.ratings[share.next[placeOf[k] - share.place]++] = k;
        }
    }

    /** Which rows of a table the batch under way has mentioned. */
    static final class Met {

        /** For each row the last batch that spoke of it, and its place there: side by side, read together. */
        private final int[] met;

        private int batch;

        Met(int rows) {
            met = new int[2 * rows];
        }

        int rows() {
            return met.length / 2;
        }

        private void clear() {
            if (++batch == 0) {
                Arrays.fill(met, 0);
                batch = 1;
            }
        }

        /** The row's place, or −1. */
        private int place(int row) {
            return met[2 * row] == batch ? met[2 * row + 1] : -1;
        }

        private int batchOf(int row) {
            return met[2 * row];
        }

        private void put(int row, int place) {
            met[2 * row] = batch;
            met[2 * row + 1] = place;
        }
    }
}
