package dev.dyad.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile of a matrix product in registers. Four users by two vectors of items are eight sums: two multiply-adds a cycle
 * of four cycles each need that many, and with more (six users, or three vectors) the compiler runs out of registers and
 * is half as fast.
 */
final class VectorTile {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int W = S.length();

    /** Items of a panel. */
    static final int ITEMS = 2 * W;

    private VectorTile() {}

    /** {@link Kernels#scoreTile}. */
    static int score(float[] users, int uo, float[] panel, int dim, float[] least, int lo, float[] out) {
        FloatVector a0 = FloatVector.fromArray(S, panel, 0);
        FloatVector b0 = FloatVector.fromArray(S, panel, W);
        FloatVector a1 = a0;
        FloatVector b1 = b0;
        FloatVector a2 = a0;
        FloatVector b2 = b0;
        FloatVector a3 = a0;
        FloatVector b3 = b0;
        for (int k = 0; k < dim; k++) {
            FloatVector a = FloatVector.fromArray(S, panel, (k + 1) * ITEMS);
            FloatVector b = FloatVector.fromArray(S, panel, (k + 1) * ITEMS + W);
            FloatVector u = FloatVector.broadcast(S, users[uo + k * 4]);
            a0 = u.fma(a, a0);
            b0 = u.fma(b, b0);
            u = FloatVector.broadcast(S, users[uo + k * 4 + 1]);
            a1 = u.fma(a, a1);
            b1 = u.fma(b, b1);
            u = FloatVector.broadcast(S, users[uo + k * 4 + 2]);
            a2 = u.fma(a, a2);
            b2 = u.fma(b, b2);
            u = FloatVector.broadcast(S, users[uo + k * 4 + 3]);
            a3 = u.fma(a, a3);
            b3 = u.fma(b, b3);
        }
        return keep(a0, b0, least[lo], out, 0)
                | keep(a1, b1, least[lo + 1], out, 1)
                | keep(a2, b2, least[lo + 2], out, 2)
                | keep(a3, b3, least[lo + 3], out, 3);
    }

    /** Writes a user's scores; their bit where one is not below the least. */
    private static int keep(FloatVector a, FloatVector b, float least, float[] out, int user) {
        a.intoArray(out, user * ITEMS);
        b.intoArray(out, user * ITEMS + W);
        return a.lt(least).and(b.lt(least)).allTrue() ? 0 : 1 << user;
    }
}
