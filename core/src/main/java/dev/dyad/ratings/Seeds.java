package dev.dyad.ratings;

import java.util.SplittableRandom;

/**
 * Named streams of randomness, all from one seed: adding a use never shifts another. A stream is fixed by its name for
 * ever, since split and model of a seed depend on it.
 */
public final class Seeds {

    private Seeds() {}

    static SplittableRandom split(long seed) {
        return new SplittableRandom(stream(seed, "split"));
    }

    /** The seed of the stream of that name. */
    public static long stream(long seed, String name) {
        return mix(seed ^ mix(name.hashCode()));
    }

    /** The seed of the {@code index}-th stream of that name, such as an epoch's. */
    public static long stream(long seed, String name, long index) {
        return mix(stream(seed, name) + index * 0x9E3779B97F4A7C15L);
    }

    /** A bijection of 64-bit numbers without visible pattern (the finalizer of SplitMix64, Steele et al. 2014). */
    public static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
