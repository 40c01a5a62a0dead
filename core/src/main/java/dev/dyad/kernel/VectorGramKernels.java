package dev.dyad.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Blocks of four columns by one or two vectors: up to eight sums stay in registers while the rows go by. */
public final class VectorGramKernels implements GramKernels {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int W = S.length();

    @Override
    public int lanes() {
        return W;
    }

    @Override
    public void addGram(float[] tile, int rows, int width, float[] gram) {
        for (int i = 0; i < width; i += BLOCK) {
            int j = i / W * W;
            for (; j + 2 * W <= width; j += 2 * W) {
                addPair(tile, rows, width, gram, i, j);
            }
            if (j < width) {
                addOne(tile, rows, width, gram, i, j);
            }
        }
    }

    private static void addPair(float[] tile, int rows, int width, float[] gram, int i, int j) {
        FloatVector a0 = FloatVector.zero(S);
        FloatVector a1 = FloatVector.zero(S);
        FloatVector a2 = FloatVector.zero(S);
        FloatVector a3 = FloatVector.zero(S);
        FloatVector b0 = FloatVector.zero(S);
        FloatVector b1 = FloatVector.zero(S);
        FloatVector b2 = FloatVector.zero(S);
        FloatVector b3 = FloatVector.zero(S);
        for (int at = 0; at < rows * width; at += width) {
            FloatVector a = FloatVector.fromArray(S, tile, at + j);
            FloatVector b = FloatVector.fromArray(S, tile, at + j + W);
            FloatVector z0 = FloatVector.broadcast(S, tile[at + i]);
            FloatVector z1 = FloatVector.broadcast(S, tile[at + i + 1]);
            a0 = a.fma(z0, a0);
            b0 = b.fma(z0, b0);
            a1 = a.fma(z1, a1);
            b1 = b.fma(z1, b1);
            FloatVector z2 = FloatVector.broadcast(S, tile[at + i + 2]);
            FloatVector z3 = FloatVector.broadcast(S, tile[at + i + 3]);
            a2 = a.fma(z2, a2);
            b2 = b.fma(z2, b2);
            a3 = a.fma(z3, a3);
            b3 = b.fma(z3, b3);
        }
        int target = i * width + j;
        add(a0, gram, target);
        add(b0, gram, target + W);
        add(a1, gram, target + width);
        add(b1, gram, target + width + W);
        add(a2, gram, target + 2 * width);
        add(b2, gram, target + 2 * width + W);
        add(a3, gram, target + 3 * width);
        add(b3, gram, target + 3 * width + W);
    }

    private static void addOne(float[] tile, int rows, int width, float[] gram, int i, int j) {
        FloatVector a0 = FloatVector.zero(S);
        FloatVector a1 = FloatVector.zero(S);
        FloatVector a2 = FloatVector.zero(S);
        FloatVector a3 = FloatVector.zero(S);
        for (int at = 0; at < rows * width; at += width) {
            FloatVector a = FloatVector.fromArray(S, tile, at + j);
            a0 = a.fma(FloatVector.broadcast(S, tile[at + i]), a0);
            a1 = a.fma(FloatVector.broadcast(S, tile[at + i + 1]), a1);
            a2 = a.fma(FloatVector.broadcast(S, tile[at + i + 2]), a2);
            a3 = a.fma(FloatVector.broadcast(S, tile[at + i + 3]), a3);
        }
        int target = i * width + j;
        add(a0, gram, target);
        add(a1, gram, target + width);
        add(a2, gram, target + 2 * width);
        add(a3, gram, target + 3 * width);
    }

    private static void add(FloatVector sum, float[] gram, int at) {
        FloatVector.fromArray(S, gram, at).add(sum).intoArray(gram, at);
    }
}
