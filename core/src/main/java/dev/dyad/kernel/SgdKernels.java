package dev.dyad.kernel;

/**
 * The inner loops of stochastic gradient descent. Rows lie in {@code float[]} and have {@code n} numbers, a multiple of
 * {@link #lanes()}; those beyond a model's dimension are 0 and stay 0. Four ratings of one user are learned from at a
 * time: the user's row is then read and written once for four ratings instead of eight times, and four sums that do not
 * wait for each other keep the processor busy.
 */
public sealed interface SgdKernels permits ScalarSgdKernels, VectorSgdKernels {

    /** The kernels of this machine: vector ones where the Vector API module is there, scalar ones otherwise. */
    static SgdKernels instance() {
        return KernelChoice.SGD;
    }

    /** What the width of rows must be a multiple of. */
    int lanes();

    /** The inner product of row {@code p[po]} with {@code q[qo]}. */
    float dot(float[] p, int po, float[] q, int qo, int n);

    /** The inner products of row {@code p[po]} with the rows {@code q[at[0]]} to {@code q[at[3]]}, put into {@code out}. */
    void dotFour(float[] p, int po, float[] q, int[] at, int n, float[] out);

    /** p ← p + cp · q and q ← q + cq · p, each from what the other was before. */
    void learn(float[] p, int po, float[] q, int qo, int n, float cp, float cq);

    /** The same with four rows of q: p ← p + Σ cp[j] · q_j and q_j ← q_j + cq[j] · p, each from what the others were. */
    void learnFour(float[] p, int po, float[] q, int[] at, int n, float[] cp, float[] cq);

    /** p ← keep · p. */
    void shrink(float[] p, int po, int n, float keep);

    /** p ← m + keep · (p − m). */
    void shrinkTo(float[] p, int po, float[] m, int mo, int n, float keep);
}
