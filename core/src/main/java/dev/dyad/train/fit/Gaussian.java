package dev.dyad.train.fit;

import dev.dyad.ratings.Seeds;

/**
 * Normally distributed numbers that are the same on every machine and Java: the inverse of the normal distribution
 * function by rational approximation, correct to about seven digits (Wichura, "Algorithm AS 241", Applied Statistics
 * 37(3), 1988, the routine PPND7), of a hash of the place.
 */
public final class Gaussian {

    private Gaussian() {}

    /** The normal number of that stream at that place. */
    public static float at(long stream, long place) {
        long bits = Seeds.mix(stream + place * 0x9E3779B97F4A7C15L);
        // 53 bits, centred in their cell, so that neither 0 nor 1 occurs.
        return (float) quantile(((bits >>> 11) + 0.5) * 0x1.0p-53);
    }

    /** The number below which a standard normal one lies with that probability, above 0 and below 1. */
    public static double quantile(double probability) {
        double q = probability - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q
                    * (((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)
                    / (((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1);
        }
        double r = StrictMath.sqrt(-StrictMath.log(Math.min(probability, 1 - probability)));
        double tail = r <= 5 ? middle(r - 1.6) : far(r - 5);
        return q < 0 ? -tail : tail;
    }

    private static double middle(double r) {
        return (((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777)
                / ((0.12021132975 * r + 0.73700164250) * r + 1);
    }

    private static double far(double r) {
        return (((0.017337203997 * r + 0.42868294337) * r + 3.0812263860) * r + 6.6579051150)
                / ((0.012258202635 * r + 0.24197894225) * r + 1);
    }
}
