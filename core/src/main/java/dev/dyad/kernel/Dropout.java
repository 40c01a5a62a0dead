package dev.dyad.kernel;

/**
 * Inverted dropout with a random number for each place that depends on nothing but a key and the place, so that the
 * same numbers are dropped whoever asks, and in whatever order.
 *
 * @param threshold a number is dropped where the upper 24 bits of its hash are below this
 * @param keep what the others are multiplied by: 1 / (1 − share)
 */
public record Dropout(int threshold, float keep) {

    /** Drops that share of the numbers, 0 to 0.9. */
    public static Dropout of(double share) {
        return new Dropout((int) Math.round(share * (1 << 24)), (float) (1 / (1 - share)));
    }

    /** 0 or {@code keep}. */
    public float factor(int key, int place) {
        return hash(key + place * 0x9E3779B9) >>> 8 < threshold ? 0 : keep;
    }

    /** The finalizer of MurmurHash3 (Appleby, public domain): each bit of the input changes half of the output's. */
    private static int hash(int x) {
        int h = x;
        h = (h ^ (h >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return h ^ (h >>> 16);
    }
}
