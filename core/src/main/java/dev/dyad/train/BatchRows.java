package dev.dyad.train;

/** The different rows of one table that a batch speaks of, numbered by slot in the order they are first met. */
final class BatchRows {

    /** For each row of the table the last batch that spoke of it, and its slot there: side by side, read together. */
    private final int[] met;

    private final int[] rows;
    private int batch;
    private int count;

    BatchRows(int tableRows, int expected) {
        met = new int[2 * tableRows];
        rows = new int[Math.max(1, Math.min(expected, tableRows))];
    }

    void clear() {
        batch++;
        count = 0;
    }

    /** The slot of a row, a new one if this batch did not speak of it before. */
    int slot(int row) {
        int at = 2 * row;
        if (met[at] != batch) {
            met[at] = batch;
            met[at + 1] = count;
            rows[count++] = row;
        }
        return met[at + 1];
    }

    int count() {
        return count;
    }

    int row(int slot) {
        return rows[slot];
    }
}
