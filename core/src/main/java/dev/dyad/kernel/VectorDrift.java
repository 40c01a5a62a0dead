package dev.dyad.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link AdamDrift} for as many parameters side by side as a vector holds; they share their strides. */
final class VectorDrift {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private VectorDrift() {}

    static void drift(float[] row, int at, int n, float l2, AdamClock clock, int since, int until) {
        FloatVector theta = FloatVector.fromArray(S, row, at);
        FloatVector v = FloatVector.fromArray(S, row, at + 2 * n);
        FloatVector rest = theta.mul(l2);
        float early = clock.halfDecay2(2 * AdamDrift.fading(until - since));
        FloatVector root = root(v.mul(early).add(rest.mul(rest).mul(1 - early)), clock.epsilonAt(since + 1));
        FloatVector rate =
                FloatVector.broadcast(S, clock.rateAt(since + 1) * l2).div(root);
        FloatVector excess = FloatVector.fromArray(S, row, at + n).sub(rest.mul(behind(rate)));
        theta = theta.sub(excess.mul(clock.fadingRate(since, until)).div(root));
        for (int j = since; j < until; ) {
            rate = FloatVector.broadcast(S, clock.rateAt(j + 1) * l2).div(root(v, clock.epsilonAt(j + 1)));
            FloatVector shrinking = shrinking(rate);
            VectorMask<Float> negligible = theta.abs().lt(AdamDrift.NEGLIGIBLE);
            float most = shrinking.blend(0, negligible).reduceLanes(VectorOperators.MAX);
            int h = AdamDrift.stride(most, until - j);
            FloatVector middle = theta.mul(exp(shrinking.mul(-0.5f * h)));
            float half = clock.halfDecay2(h + 1);
            FloatVector square = theta.mul(theta);
            FloatVector squareMiddle = middle.mul(middle);
            FloatVector vMiddle = v.mul(half).add(square.add(squareMiddle).mul((1 - half) * l2 * l2 / 2));
            rate = FloatVector.broadcast(S, clock.meanRate(j, j + h) * l2).div(root(vMiddle, clock.epsilonAt(j + h)));
            theta = theta.mul(exp(shrinking(rate).mul(-h)));
            float whole = clock.halfDecay2(2 * h);
            FloatVector squares = square.add(squareMiddle.mul(4)).add(theta.mul(theta));
            v = v.mul(whole).add(squares.mul((1 - whole) * l2 * l2 / 6));
            j += h;
        }
        VectorMask<Float> collapsed = theta.abs().lt(AdamDrift.COLLAPSED);
        FloatVector m =
                excess.mul(clock.decay1(until - since)).add(theta.mul(l2).mul(behind(rate)));
        theta.blend(0, collapsed).intoArray(row, at);
        m.blend(0, collapsed).intoArray(row, at + n);
        v.intoArray(row, at + 2 * n);
    }

    private static FloatVector root(FloatVector v, float epsilon) {
        return v.lanewise(VectorOperators.SQRT).add(epsilon);
    }

    private static FloatVector behind(FloatVector rate) {
        return rate.min(AdamDrift.SWINGING).mul(AdamDrift.LAG).add(1);
    }

    private static FloatVector shrinking(FloatVector rate) {
        FloatVector r = rate.min(AdamDrift.SWINGING);
        return rate.mul(r.mul(r.mul(180).add(9.5f)).add(1)).min(AdamDrift.FASTEST);
    }

    private static FloatVector exp(FloatVector x) {
        FloatVector y = x.max(-16).mul(1f / 32);
        FloatVector p =
                y.mul(1f / 24).add(1f / 6).mul(y).add(0.5f).mul(y).add(1).mul(y).add(1);
        p = p.mul(p);
        p = p.mul(p);
        p = p.mul(p);
        p = p.mul(p);
        return p.mul(p);
    }
}
