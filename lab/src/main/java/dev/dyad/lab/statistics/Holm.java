package dev.dyad.lab.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Corrects for asking many questions: with twenty comparisons of runs that do not differ, one has p below 0.05. Of all
 * that are called real after this correction, none is a work of chance in at least 95 % of studies. Holm, "A simple
 * sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 1979.
 */
public final class Holm {

    private Holm() {}

    /** The adjusted p values, in the order given: the smallest times their number, the next times one less, …. */
    public static double[] adjust(double... p) {
        int[] ascending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double least = 0;
        for (int k = 0; k < p.length; k++) {
            least = Math.max(least, Math.min(1, (p.length - k) * p[ascending[k]]));
            adjusted[ascending[k]] = least;
        }
        return adjusted;
    }
}
