package dev.dyad.data.synthetic;

import java.util.SplittableRandom;

/**
 * Draws indices with given weights in constant time (Walker's alias method, set up as by Vose, IEEE TSE 1991). Immutable
 * and safe to share.
 */
final class AliasTable {

    private static final double TWO_TO_32 = 0x1p32;

    private final long[] thresholds;
    private final int[] aliases;

    /** @param weights not negative, at least one of them positive */
    AliasTable(double[] weights) {
        int n = weights.length;
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double[] share = new double[n];
        int[] stack = new int[n];
        int small = 0;
        int large = n;
        for (int i = 0; i < n; i++) {
            share[i] = weights[i] / sum * n;
            if (share[i] < 1) {
                stack[small++] = i;
            } else {
                stack[--large] = i;
            }
        }
        thresholds = new long[n];
        aliases = new int[n];
        while (small > 0 && large < n) {
            int poor = stack[--small];
            int rich = stack[large];
            thresholds[poor] = (long) (share[poor] * TWO_TO_32);
            aliases[poor] = rich;
            share[rich] -= 1 - share[poor];
            if (share[rich] < 1) {
                large++;
                stack[small++] = rich;
            }
        }
        while (small > 0) {
            thresholds[stack[--small]] = (long) TWO_TO_32;
        }
        while (large < n) {
            thresholds[stack[large++]] = (long) TWO_TO_32;
        }
    }

    int draw(SplittableRandom random) {
        long bits = random.nextLong();
        int column = (int) ((bits >>> 32) * thresholds.length >>> 32);
        return (bits & 0xFFFFFFFFL) < thresholds[column] ? column : aliases[column];
    }
}
