package dev.dyad.train;

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
    private final float[] other;
    private final float[] own;
    private final float[] bias;

    Gradients(
            int batchSize,
            int width,
            AdamSide otherSide,
            @Nullable DroppedVectors dropped,
            @Nullable DroppedVectors otherDropped) {
        this.width = width;
        this.otherSide = otherSide;
        this.dropped = dropped;
        this.otherDropped = otherDropped;
        other = new float[batchSize];
        own = new float[batchSize];
        bias = new float[batchSize];
    }

    /** Starts a batch. */
    void clear(int slots) {
        Arrays.fill(own, 0, dropped == null ? slots : own.length, 0);
    }

    /** Sets what rating {@code k} of that slot asks for, and adds to what its slot does. */
    void put(int k, int slot, float ofOther, float ofOwn, float ofBias) {
        other[k] = ofOther;
        if (dropped == null) {
            own[slot] += ofOwn;
            bias[k] = ofBias;
        } else {
            own[k] = ofOwn;
            bias[k] = ofBias * dropped.biasFactor(k);
        }
    }

    /** Whether the vectors are the rows' own, without dropout. */
    boolean isPlain() {
        return dropped == null;
    }

    float[] otherVectors() {
        return otherSide.vectors();
    }

    /** Where the other side's vector of rating {@code k} starts. */
    int otherVector(int k) {
        return otherSide.vectorOf(k);
    }

    float other(int k) {
        return other[k];
    }

    /** What the slot's own vector is multiplied by. */
    float own(int slot) {
        return dropped == null ? own[slot] : 0;
    }

    float bias(int k) {
        return bias[k];
    }

    /** Adds what rating {@code k} asks for, but for {@link #own}. */
    void add(int k, float[] gradient, int at) {
        if (dropped == null || otherDropped == null) {
            KERNELS.addScaled(other[k], otherSide.vectors(), otherSide.vectorOf(k), gradient, at, width);
        } else {
            dropped.addGradient(k, other[k], otherDropped, own[k], gradient, at);
        }
    }
}
