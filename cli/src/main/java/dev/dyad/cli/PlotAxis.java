package dev.dyad.cli;

import java.util.stream.DoubleStream;

/**
 * One axis of a plot: from 0 to {@code end}, drawn from {@code from} to {@code to}.
 *
 * @param end the largest value, a multiple of {@code step} or the largest value drawn
 * @param step between two ticks
 * @param from where 0 lies, in pixels
 * @param to where {@code end} lies, in pixels
 */
record PlotAxis(double end, double step, double from, double to) {

    /** How many steps an axis has at most. */
    private static final int STEPS = 8;

    /** An axis that ends with the largest value. */
    static PlotAxis ending(int largest, double from, double to) {
        return new PlotAxis(largest, Math.max(1, stepFor(largest)), from, to);
    }

    /** An axis that ends with the first tick from the largest value on. */
    static PlotAxis covering(double largest, double from, double to) {
        double step = stepFor(largest);
        return new PlotAxis(step * Math.ceil(largest / step), step, from, to);
    }

    /** The smallest of 1, 2 and 5 times a power of ten that needs no more than so many steps. */
    private static double stepFor(double largest) {
        double rough = Math.max(largest, 1e-3) / STEPS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (int times : new int[] {1, 2, 5}) {
            if (times * power >= rough) {
                return times * power;
            }
        }
        return 10 * power;
    }

    /** Where a value lies, in pixels. */
    double at(double value) {
        return from + (to - from) * value / end;
    }

    DoubleStream ticks() {
        return DoubleStream.iterate(0, k -> k <= end / step + 1e-9, k -> k + 1).map(k -> k * step);
    }
}
