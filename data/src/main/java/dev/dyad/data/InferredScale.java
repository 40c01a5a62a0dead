package dev.dyad.data;

import dev.dyad.DyadException;
import dev.dyad.ratings.RatingScale;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The scale that ratings were given on, from the different ratings there are: whole stars or half stars where they fit,
 * else from the lowest to the highest by the widest step that meets all of them.
 */
public final class InferredScale {

    private static final int MOST_LEVELS = 255;

    /** The narrowest gap between two ratings is at most so many steps: a level in between may be unused. */
    private static final int MOST_STEPS_IN_A_GAP = 10;

    private InferredScale() {}

    /** @param ratings the different ratings, finite, at least one, in any order */
    public static RatingScale of(double... ratings) {
        double[] sorted = Arrays.stream(ratings).sorted().distinct().toArray();
        for (RatingScale stars : List.of(RatingScale.WHOLE_STARS, RatingScale.HALF_STARS)) {
            if (fits(stars, sorted)) {
                return stars;
            }
        }
        double min = sorted[0];
        double max = sorted[sorted.length - 1];
        double gap = narrowestGap(sorted);
        for (int steps = 1; steps <= MOST_STEPS_IN_A_GAP && gap > 0; steps++) {
            double count = Math.rint((max - min) * steps / gap);
            if (count >= 1 && count < MOST_LEVELS) {
                RatingScale scale = new RatingScale(min, max, (max - min) / count);
                if (fits(scale, sorted)) {
                    return scale;
                }
            }
        }
        throw DyadException.data(
                "%s: no scale of at most %d levels meets them all. Give the scale as min:max:step, or round the ratings",
                describe(sorted), MOST_LEVELS);
    }

    private static boolean fits(RatingScale scale, double[] ratings) {
        return Arrays.stream(ratings).allMatch(rating -> scale.levelOf(rating) >= 0);
    }

    private static double narrowestGap(double[] sorted) {
        double gap = sorted[sorted.length - 1] - sorted[0];
        for (int i = 1; i < sorted.length; i++) {
            gap = Math.min(gap, sorted[i] - sorted[i - 1]);
        }
        return gap;
    }

    private static String describe(double[] sorted) {
        return sorted.length == 1
                ? "All ratings are " + sorted[0]
                : String.format(
                        Locale.ROOT,
                        "%,d different ratings from %s to %s",
                        sorted.length,
                        sorted[0],
                        sorted[sorted.length - 1]);
    }
}
