package dev.dyad.kernel;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vectors of four numbers, which every machine with vectors has. The two powers are worked out side by side, in one method:
 * it is too long for HotSpot to put it into its caller, where vectors would become objects.
 */
public final class VectorOrdinalKernels implements OrdinalKernels {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_128;

    private static final float PER_LN2 = (float) (1 / StrictMath.log(2));
    private static final float MINUS_LN2 = (float) -StrictMath.log(2);

    /** 1.5 · 2²³: added to a small number it leaves the nearest whole one in the last bits. */
    private static final float ROUNDING = 0x1.8p23f;

    private static final int MANTISSA_BITS = 23;
    private static final int BITS_OF_ONE = Float.floatToIntBits(1);

    @Override
    public void fourRatings(
            float[] logits, int[] levels, float[] bounds, float[] likelihoods, float[] pulls, float[] widths) {
        int a = levels[0];
        int b = levels[1];
        int c = levels[2];
        int d = levels[3];
        // Lane by lane: a vector read from where single numbers were just written would wait for them.
        FloatVector z = FloatVector.broadcast(S, logits[0])
                .withLane(1, logits[1])
                .withLane(2, logits[2])
                .withLane(3, logits[3]);
        FloatVector x = FloatVector.broadcast(S, bounds[a])
                .withLane(1, bounds[b])
                .withLane(2, bounds[c])
                .withLane(3, bounds[d])
                .sub(z);
        FloatVector y = FloatVector.broadcast(S, bounds[a + 1])
                .withLane(1, bounds[b + 1])
                .withLane(2, bounds[c + 1])
                .withLane(3, bounds[d + 1])
                .sub(z);
        x = x.blend(BOUND, x.compare(GT, BOUND));
        y = y.blend(BOUND, y.compare(GT, BOUND));
        x = x.blend(-BOUND, x.compare(LT, -BOUND));
        y = y.blend(-BOUND, y.compare(LT, -BOUND));
        FloatVector perLn2 = FloatVector.broadcast(S, PER_LN2);
        FloatVector rounding = FloatVector.broadcast(S, ROUNDING);
        FloatVector turnsX = x.fma(perLn2, rounding);
        FloatVector turnsY = y.fma(perLn2, rounding);
        FloatVector minusLn2 = FloatVector.broadcast(S, MINUS_LN2);
        FloatVector r = turnsX.sub(ROUNDING).fma(minusLn2, x);
        FloatVector s = turnsY.sub(ROUNDING).fma(minusLn2, y);
        // Taylor's polynomial of the sixth degree; |r| and |s| are at most 0.35.
        FloatVector r2 = r.mul(r);
        FloatVector s2 = s.mul(s);
        FloatVector c3 = FloatVector.broadcast(S, 1 / 6f);
        FloatVector c2 = FloatVector.broadcast(S, 1 / 2f);
        FloatVector c5 = FloatVector.broadcast(S, 1 / 120f);
        FloatVector c4 = FloatVector.broadcast(S, 1 / 24f);
        FloatVector c6 = FloatVector.broadcast(S, 1 / 720f);
        FloatVector lowX = r.fma(c3, c2).fma(r2, r.add(1));
        FloatVector lowY = s.fma(c3, c2).fma(s2, s.add(1));
        FloatVector highX = r2.fma(c6, r.fma(c5, c4));
        FloatVector highY = s2.fma(c6, s.fma(c5, c4));
        FloatVector scaleX = turnsX.reinterpretAsInts()
                .lanewise(LSHL, MANTISSA_BITS)
                .add(BITS_OF_ONE)
                .reinterpretAsFloats();
        FloatVector scaleY = turnsY.reinterpretAsInts()
                .lanewise(LSHL, MANTISSA_BITS)
                .add(BITS_OF_ONE)
                .reinterpretAsFloats();
        FloatVector u = highX.fma(r2.mul(r2), lowX).mul(scaleX);
        FloatVector v = highY.fma(s2.mul(s2), lowY).mul(scaleY);
        FloatVector below = u.add(1);
        FloatVector apart = v.sub(u);
        FloatVector least = v.mul(NARROWEST);
        FloatVector between = apart.blend(least, apart.compare(LT, least));
        FloatVector quotient =
                FloatVector.broadcast(S, 1).div(below.mul(v.add(1)).mul(between));
        FloatVector part = between.mul(quotient);
        between.mul(part).intoArray(likelihoods, 0);
        u.mul(v).sub(1).mul(part).intoArray(pulls, 0);
        below.mul(below).mul(v).mul(quotient).intoArray(widths, 0);
    }
}
