package dev.dyad.lab.report.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where values lie along an axis.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}
 * @param from in pixels
 * @param to in pixels
 * @param ticks values to name, from low to high
 */
record Scale(double low, double high, double from, double to, List<Double> ticks) {

    Scale {
        ticks = List.copyOf(ticks);
    }

    /** An axis of values, a little longer than they are at both ends, with round ticks. */
    static Scale values(double low, double high, double from, double to, int steps) {
        double room = 0.04 * Math.max(high - low, 1e-3);
        double bottom = low - room;
        double top = high + room;
        double step = step((top - bottom) / steps);
        List<Double> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(bottom / step); k * step <= top; k++) {
            ticks.add(k * step);
        }
        return new Scale(bottom, top, from, to, ticks);
    }

    /** An axis without ticks that contains 0. */
    static Scale lengths(double low, double high, double from, double to) {
        double bottom = Math.min(0, low);
        return new Scale(bottom, Math.max(bottom + 1e-6, Math.max(0, high)), from, to, List.of());
    }

    /** A linear axis that ends with the largest value, for counts. */
    static Scale counting(double low, double high, double from, double to, int steps) {
        double end = Math.max(high, low + 1);
        double step = Math.max(1, step((end - low) / steps));
        List<Double> ticks = new ArrayList<>();
        for (double tick = Math.ceil(low / step) * step; tick <= end + 1e-9; tick += step) {
            ticks.add(tick);
        }
        return new Scale(low, end, from, to, ticks);
    }

    /** An axis of so many named places, with some room at both ends. */
    static Scale places(int count, double from, double to) {
        List<Double> ticks =
                IntStream.range(0, count).mapToObj(place -> (double) place).toList();
        return new Scale(-0.3, count - 0.7, from, to, ticks);
    }

    /** The smallest of 1, 2 and 5 times a power of ten that is not below {@code rough}. */
    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (int times : new int[] {1, 2, 5}) {
            if (times * power >= rough * (1 - 1e-9)) {
                return times * power;
            }
        }
        return 10 * power;
    }

    /** Where a value lies, in pixels. */
    double at(double value) {
        return from + (to - from) * (value - low) / (high - low);
    }

    /** How many digits behind the point the ticks of shares need in percent. */
    int percentDigits() {
        double step = ticks.size() < 2 ? 0.01 : 100 * (ticks.get(1) - ticks.get(0));
        return (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    }
}
