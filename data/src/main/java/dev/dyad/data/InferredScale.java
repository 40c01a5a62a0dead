package dev.dyad.data;

import dev.dyad.DyadException;
import dev.dyad.ratings.RatingScale;
import java.util.Arrays;
import java.util.List;

/**
 * The scale that ratings were given on, from the different ratings there are: whole stars or half stars where they fit,
 * else from the lowest to the highest by the widest step that meets all of them.
 */
public final class InferredScale {

    static final int MOST_LEVELS = 255;

    /** The narrowest gap between two ratings is at most so many steps: a level in between may be unused. */
    private static final int MOST_STEPS_IN_A_GAP = 10;

    private InferredScale() {}

    /**
     * Finds the scale.
     *
     * @param source what the ratings are of, for the message where no scale fits
     * @param ratings the different ratings, finite, at least one, in any order
     */
    public static RatingScale of(String source, double... ratings) {
        // Adding 0 makes 0 of −0.
        double[] sorted = Arrays.stream(ratings)
                .map(rating -> rating + 0.0)
                .sorted()
                .distinct()
                .toArray();
        double min = sorted[0];
        double max = sorted[sorted.length - 1];
        if (min == max) {
            throw none(source, "all " + min);
        }
        for (RatingScale stars : List.of(RatingScale.WHOLE_STARS, RatingScale.HALF_STARS)) {
            if (fits(stars, sorted)) {
                return stars;
            }
        }
        double gap = narrowestGap(sorted);
        for (int steps = 1; steps <= MOST_STEPS_IN_A_GAP; steps++) {
            double count = Math.rint((max - min) * steps / gap);
            if (count < MOST_LEVELS) {
                RatingScale scale = scale(min, max, (int) count);
                if (fits(scale, sorted)) {
                    return scale;
                }
            }
        }
        throw none(source, sorted.length > MOST_LEVELS ? manyFound() : "from %s to %s".formatted(min, max));
    }

    /** What to tell of a scale that was found. */
    public static String note(RatingScale scale) {
        return "Scale " + scale + " inferred from the ratings; name it with --scale where other ratings are possible";
    }

    /** How a message calls more different ratings than a scale has levels. */
    static String manyFound() {
        return "more than " + MOST_LEVELS + " different ones";
    }

    static DyadException none(String source, String found) {
        return DyadException.data(
                "%s: no scale of at most %d levels can be told from the ratings, which are %s; name the scale with"
                        + " --scale min:max:step, or round the ratings",
                source, MOST_LEVELS, found);
    }

    private static RatingScale scale(double min, double max, int steps) {
        double step = (max - min) / steps;
        double roundSteps = (round(max) - round(min)) / round(step);
        return Math.abs(roundSteps - steps) < 1e-4
                ? new RatingScale(round(min), round(max), round(step))
                : new RatingScale(min, max, step);
    }

    /** The number of six decimals that a number stands for, such as 0.1 for the nearest float; itself where none. */
    private static double round(double number) {
        double rounded = Math.rint(number * 1e6) / 1e6;
        return Math.abs(rounded - number) <= 1e-7 * Math.abs(number) ? rounded : number;
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
}
