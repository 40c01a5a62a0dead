package dev.dyad.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sum of a vector's numbers, always taken in the same order: halves are added until one number is left. The order
 * of {@code reduceLanes(ADD)} is not defined, and since Java 22 interpreted and compiled code differ in it, so that the
 * same sum has other bits once the compiler gets to it.
 */
final class LaneSum {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int W = S.length();
    private static final VectorShuffle<Float> BY_8 = turnedBy(8);
    private static final VectorShuffle<Float> BY_4 = turnedBy(4);
    private static final VectorShuffle<Float> BY_2 = turnedBy(2);
    private static final VectorShuffle<Float> BY_1 = turnedBy(1);

    private LaneSum() {}

    private static VectorShuffle<Float> turnedBy(int places) {
        return VectorShuffle.fromOp(S, lane -> (lane + places) % W);
    }

    static float of(FloatVector vector) {
        if (W > 16) {
            return ofWide(vector);
        }
        FloatVector sum = vector;
        if (W > 8) {
            sum = sum.add(sum.rearrange(BY_8));
        }
        if (W > 4) {
            sum = sum.add(sum.rearrange(BY_4));
        }
        if (W > 2) {
            sum = sum.add(sum.rearrange(BY_2));
        }
        return W > 1 ? sum.add(sum.rearrange(BY_1)).lane(0) : sum.lane(0);
    }

    /** For vectors wider than those of today's common machines. */
    private static float ofWide(FloatVector vector) {
        float[] lanes = vector.toArray();
        for (int half = lanes.length / 2; half >= 1; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }
}
