package dev.dyad.train;

import dev.dyad.kernel.GradientTerms;
import dev.dyad.kernel.Kernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a batch's loss with respect to the vectors of one side: of each rating, a multiple of the other
 * side's vector; of each slot, a multiple of its own. With dropout a row's vector differs from rating to rating, so that
 * the second part belongs to the rating, too.
 */
final class Gradients {

    private static final Kernels KERNELS = Kernels.instance();

    private final int width;
    private final AdamSide otherSide;
    private final @Nullable DroppedVectors dropped;
    private final @Nullable DroppedVectors otherDropped;
    private final float[] ofOther;
    private final float[] ofOwn;
    private final float[] ofBias;
    private final GradientTerms terms;
    private final GradientTerms biasTerms;

    Gradients(
            int batchSize,
            int width,
            AdamSide side,
            AdamSide otherSide,
            @Nullable DroppedVectors dropped,
            @Nullable DroppedVectors otherDropped) {
        this.width = width;
        this.otherSide = otherSide;
        this.dropped = dropped;
        this.otherDropped = otherDropped;
        ofOther = new float[batchSize];
        ofOwn = new float[batchSize];
        ofBias = new float[batchSize];
        terms = side.terms(this, otherSide);
        biasTerms = side.biasTerms(this);
    }

    /** Starts a batch. */
    void clear(int slots) {
        Arrays.fill(ofOwn, 0, dropped == null ? slots : ofOwn.length, 0);
    }

    /** Sets what rating {@code k} of that slot asks for, and adds to what its slot does. */
    void put(int k, int slot, float other, float own, float bias) {
        ofOther[k] = other;
        if (dropped == null) {
            ofOwn[slot] += own;
            ofBias[k] = bias;
        } else {
            ofOwn[k] = own;
            ofBias[k] = bias * dropped.biasFactor(k);
        }
    }

    /** Whether the vectors are the rows' own, without dropout. */
    boolean isPlain() {
        return dropped == null;
    }

    /** What the other side's vector is multiplied by, by rating. */
    float[] ofOther() {
        return ofOther;
    }

    /** What a vector itself is multiplied by, by slot or, with dropout, by rating. */
    float[] ofOwn() {
        return ofOwn;
    }

    /** The gradient of the bias, by rating. */
    float[] ofBias() {
        return ofBias;
    }

    GradientTerms terms() {
        return terms;
    }

    GradientTerms biasTerms() {
        return biasTerms;
    }

    /** Adds what rating {@code k} asks for; without dropout, but for its own vector's part. */
    void add(int k, float[] gradient, int at) {
        if (dropped == null || otherDropped == null) {
            KERNELS.addScaled(ofOther[k], otherSide.vectors(), otherSide.vectorOf(k), gradient, at, width);
        } else {
            dropped.addGradient(k, ofOther[k], otherDropped, ofOwn[k], gradient, at);
        }
    }
}
