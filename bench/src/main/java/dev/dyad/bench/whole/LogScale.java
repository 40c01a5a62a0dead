package dev.dyad.bench.whole;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Where values lie along a logarithmic axis.
 *
 * @param low the smallest value, above 0
 * @param high the largest value
 * @param from the place of the smallest, in pixels
 * @param to the place of the largest
 */
record LogScale(double low, double high, double from, double to) {

    /** An axis on which all values fit; they are above 0. */
    static LogScale of(DoubleStream values, double from, double to) {
        DoubleSummaryStatistics range = values.summaryStatistics();
        return range.getCount() == 0
                ? new LogScale(1, 10, from, to)
                : new LogScale(range.getMin() / 1.1, range.getMax() * 1.1, from, to);
    }

    double at(double value) {
        return from + (to - from) * Math.log(value / low) / Math.log(high / low);
    }

    /** The values of the form 1, 3 and 10 times a power of ten. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (double power = Math.pow(10, Math.floor(Math.log10(low))); power <= high; power *= 10) {
            for (double tick : new double[] {power, 3 * power}) {
                if (tick >= low && tick <= high) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    static String name(double tick) {
        return tick >= 1 ? String.format(Locale.ROOT, "%,.0f", tick) : String.format(Locale.ROOT, "%.3g", tick);
    }
}
