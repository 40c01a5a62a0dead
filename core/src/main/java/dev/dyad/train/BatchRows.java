package dev.dyad.train;

/** The different rows of one table that a batch speaks of, numbered by slot in the order they are first met. */
final class BatchRows {

    private final int[] slotOf;
    private final int[] metIn;
    private int[] rows;
    private int batch;
    private int count;

    BatchRows(int tableRows, int expected) {
        slotOf = new int[tableRows];
        metIn = new int[tableRows];
        rows = new int[Math.max(1, Math.min(expected, tableRows))];
    }

    void clear() {
        batch++;
        count = 0;
    }

    /** The slot of a row, a new one if this batch did not speak of it before. */
    int slot(int row) {
        if (metIn[row] != batch) {
            metIn[row] = batch;
            slotOf[row] = count;
            rows[count++] = row;
        }
        return slotOf[row];
    }

    int count() {
        return count;
    }

    int row(int slot) {
        return rows[slot];
    }
}
