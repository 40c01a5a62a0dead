package dev.dyad.evaluate;

import dev.dyad.evaluate.DistributionMetrics.Reliability;
import java.util.ArrayList;
import java.util.List;

/** Compares probabilities with what came true, in ranges of equal width. */
final class Calibration {

    private static final int RANGES = 10;

    private final long[] counts = new long[RANGES];
    private final long[] cameTrue = new long[RANGES];
    private final double[] sums = new double[RANGES];

    /** Adds a probability of something. */
    void add(double probability, boolean isTrue) {
        int range = Math.min(RANGES - 1, (int) (probability * RANGES));
        counts[range]++;
        cameTrue[range] += isTrue ? 1 : 0;
        sums[range] += probability;
    }

    void add(Calibration other) {
        for (int range = 0; range < RANGES; range++) {
            counts[range] += other.counts[range];
            cameTrue[range] += other.cameTrue[range];
            sums[range] += other.sums[range];
        }
    }

    /** The expected calibration error. */
    double error() {
        double error = 0;
        long total = 0;
        for (int range = 0; range < RANGES; range++) {
            error += Math.abs(sums[range] - cameTrue[range]);
            total += counts[range];
        }
        return error / total;
    }

    /** The ranges that have probabilities. */
    List<Reliability> reliability() {
        List<Reliability> found = new ArrayList<>();
        for (int range = 0; range < RANGES; range++) {
            if (counts[range] > 0) {
                found.add(new Reliability(
                        (double) range / RANGES,
                        (range + 1.0) / RANGES,
                        counts[range],
                        sums[range] / counts[range],
                        (double) cameTrue[range] / counts[range]));
            }
        }
        return found;
    }
}
