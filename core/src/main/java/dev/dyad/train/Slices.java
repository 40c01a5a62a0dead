package dev.dyad.train;

/**
 * How the dimensions of all vectors are cut into slices. A thread owns neighbouring slices of every row, so that all
 * it does to a row is its own, and only sums over slices cross threads. The cut depends on the dimension alone, and
 * sums are taken slice by slice, so that the result does not depend on the number of threads.
 */
record Slices(int dim, int width, int count) {

    static Slices of(int dim) {
        int width = dim >= 128 ? 32 : 16;
        return new Slices(dim, width, Math.max(1, dim / width));
    }

    /** The first dimension of a slice; that of slice {@code count} is {@code dim}. The last slice may be wider. */
    int start(int slice) {
        return slice == count ? dim : slice * width;
    }

    /** How many threads find work. */
    int workers(int threads) {
        return Math.min(threads, count);
    }

    /** The first slice of a worker; that of worker {@code workers} is {@code count}. */
    int firstOf(int worker, int workers) {
        return (int) ((long) worker * count / workers);
    }
}
