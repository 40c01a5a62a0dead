package dev.dyad.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FactorMatrixTest {

    @Test
    void rowsStandAsTheSourceGaveThem() {
        FactorMatrix matrix = matrix(new float[][] {{1, 2, 3}, {4, 5, -6}});
        assertEquals(2, matrix.rows());
        assertEquals(3, matrix.dim());
        assertEquals(-6, matrix.get(1, 2));
        float[] copied = new float[5];
        matrix.copyRow(1, copied, 2);
        assertArrayEquals(new float[] {0, 0, 4, 5, -6}, copied);
        assertEquals(4 + 10 - 18, matrix.dot(0, matrix, 1));
        assertEquals((float) Math.sqrt(77), matrix.norm(1), 1e-6f);
    }

    /** 16,390 rows of 1,024 numbers are six rows more than a page holds. */
    @Test
    void rowsGoOnBeyondOnePage() {
        int rows = (1 << 14) + 6;
        FactorMatrix matrix = FactorMatrix.of(rows, 1024, (row, target, offset) -> {
            target[offset] = row;
            target[offset + 1023] = 1;
        });
        float[] copied = new float[1024];
        for (int row : new int[] {0, 1, (1 << 14) - 1, 1 << 14, rows - 1}) {
            assertEquals(row, matrix.get(row, 0));
            assertEquals(1, matrix.get(row, 1023));
            matrix.copyRow(row, copied, 0);
            assertEquals(row, copied[0]);
            assertEquals(2f * row + 1, matrix.dot(row, matrix, 2));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(rows, 0));
    }

    @Test
    void cellsBeyondTheMatrixAreErrors() {
        FactorMatrix matrix = matrix(new float[][] {{1, 2}, {3, 4}});
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(0, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(0, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(2, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(-1, 0));
        assertEquals(0, FactorMatrix.empty(7).rows());
    }

    static FactorMatrix matrix(float[][] rows) {
        return FactorMatrix.of(
                rows.length,
                rows[0].length,
                (row, target, offset) -> System.arraycopy(rows[row], 0, target, offset, rows[row].length));
    }
}
