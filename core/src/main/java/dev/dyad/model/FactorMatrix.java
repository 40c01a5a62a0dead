package dev.dyad.model;

import dev.dyad.kernel.Kernels;
import dev.dyad.kernel.Parallel;

/**
 * A matrix of factors, one row a user, an item or a feature. It lives in pages, so that rows × dim is not bounded by
 * 2³¹. Immutable.
 */
public final class FactorMatrix {

    /** Floats in a page: 64 MiB. */
    private static final int PAGE_FLOATS = 1 << 24;

    /** Rows that one thread copies at a time. */
    private static final int CHUNK = 1 << 12;

    private static final Kernels KERNELS = Kernels.instance();

    private final int rows;
    private final int dim;
    private final int shift;
    private final float[][] pages;

    /** Says what stands in each row. */
    @FunctionalInterface
    public interface RowSource {
        /** Writes the {@code dim} factors of a row from {@code target[offset]} on. */
        void copy(int row, float[] target, int offset);
    }

    private FactorMatrix(int rows, int dim) {
        this.rows = rows;
        this.dim = dim;
        this.shift = 31 - Integer.numberOfLeadingZeros(Math.max(1, PAGE_FLOATS / Math.max(1, dim)));
        this.pages = new float[(int) (((long) rows + (1L << shift) - 1) >>> shift)][];
        for (int p = 0; p < pages.length; p++) {
            int rowsHere = Math.min(1 << shift, rows - (p << shift));
            pages[p] = new float[rowsHere * dim];
        }
    }

    /** The matrix whose rows the source gives, asked for in ascending order. */
    public static FactorMatrix of(int rows, int dim, RowSource source) {
        FactorMatrix matrix = new FactorMatrix(rows, dim);
        for (int row = 0; row < rows; row++) {
            source.copy(row, matrix.page(row), matrix.offset(row));
        }
        return matrix;
    }

    /** The same with a source that several threads may ask at a time, for any rows. */
    public static FactorMatrix of(int rows, int dim, int threads, RowSource source) {
        FactorMatrix matrix = new FactorMatrix(rows, dim);
        Parallel.forEach(threads, (int) ((rows + CHUNK - 1L) / CHUNK), chunk -> {
            int end = (int) Math.min(rows, (chunk + 1L) * CHUNK);
            for (int row = chunk * CHUNK; row < end; row++) {
                source.copy(row, matrix.page(row), matrix.offset(row));
            }
        });
        return matrix;
    }

    /** A matrix without rows. */
    public static FactorMatrix empty(int dim) {
        return new FactorMatrix(0, dim);
    }

    public int rows() {
        return rows;
    }

    public int dim() {
        return dim;
    }

    public float get(int row, int column) {
        if (column < 0 || column >= dim) {
            throw new IndexOutOfBoundsException("column " + column + " of " + dim);
        }
        return page(row)[offset(row) + column];
    }

    /** Copies a row to {@code target[offset]} and on. */
    public void copyRow(int row, float[] target, int offset) {
        System.arraycopy(page(row), offset(row), target, offset, dim);
    }

    /** The inner product of a row here and a row there. */
    public float dot(int row, FactorMatrix other, int otherRow) {
        return KERNELS.dot(page(row), offset(row), other.page(otherRow), other.offset(otherRow), dim);
    }

    /** The same over {@code count} columns from {@code first} on alone. */
    float dot(int row, FactorMatrix other, int otherRow, int first, int count) {
        return KERNELS.dot(page(row), offset(row) + first, other.page(otherRow), other.offset(otherRow) + first, count);
    }

    /** The Euclidean length of a row. */
    public float norm(int row) {
        return (float) Math.sqrt(dot(row, this, row));
    }

    private float[] page(int row) {
        return pages[row >>> shift];
    }

    private int offset(int row) {
        return (row & ((1 << shift) - 1)) * dim;
    }
}
