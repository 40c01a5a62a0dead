package dev.dyad.kernel;

/**
 * Sums of outer products of rows, which is where a Gibbs sampler spends its time. Rows are gathered into a tile first, so
 * that the sums stay in registers while the tile, small enough for the nearest cache, goes by.
 */
public sealed interface GramKernels permits ScalarGramKernels, VectorGramKernels {

    /** Columns of a block: what the width of rows must be a multiple of, beside {@link #lanes()}. */
    int BLOCK = 4;

    /** The kernels of this machine: vector ones where the Vector API module is there, scalar ones otherwise. */
    static GramKernels instance() {
        return KernelChoice.GRAM;
    }

    /** What the width of rows must be a multiple of. */
    int lanes();

    /** The least width that so many columns fit into. */
    default int width(int columns) {
        int unit = Math.max(lanes(), BLOCK);
        return (columns + unit - 1) / unit * unit;
    }

    /**
     * Adds Σ_r z_ri z_rj to gram[i · width + j], for j not below i; what lies below the diagonal is not defined.
     *
     * @param tile z, row by row
     * @param rows how many, from the first
     * @param width of a row, as {@link #width} gives it
     */
    void addGram(float[] tile, int rows, int width, float[] gram);
}
