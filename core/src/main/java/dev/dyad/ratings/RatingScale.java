package dev.dyad.ratings;

import dev.dyad.DyadException;
import java.util.Locale;

/**
 * The levels a rating can take: {@code min, min + step, …, max}. Each level owns a cell one step wide and centred on
 * it, so the cells of 0.5…5 by 0.5 cover 0.25…5.25. Levels are numbered from 0; there are at most 255.
 *
 * @param min the lowest rating
 * @param max the highest rating, a whole number of steps above {@code min}
 * @param step the distance between neighbouring levels, positive
 */
public record RatingScale(double min, double max, double step) {

    /** MovieLens since February 2003: 0.5, 1, …, 5. */
    public static final RatingScale HALF_STARS = new RatingScale(0.5, 5, 0.5);

    /** MovieLens 100K and 1M: 1, 2, 3, 4, 5. */
    public static final RatingScale WHOLE_STARS = new RatingScale(1, 5, 1);

    /** A rating this close to a level, in steps, is that level; text such as 3.3333 for ten thirds needs some slack. */
    private static final double TOLERANCE = 1e-3;

    public RatingScale {
        if (!(Double.isFinite(min) && Double.isFinite(max) && Double.isFinite(step) && step > 0 && max > min)) {
            throw DyadException.usage(
                    "Rating scale %s:%s:%s: give finite min < max and step > 0, such as 0.5:5:0.5", min, max, step);
        }
        double steps = (max - min) / step;
        if (Math.abs(steps - Math.rint(steps)) > TOLERANCE || steps > 254.5) {
            throw DyadException.usage(
                    "Rating scale %s:%s:%s: max must lie a whole number of steps above min, at most 254",
                    min, max, step);
        }
    }

    /** Reads {@code min:max:step}. */
    public static RatingScale parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length == 3) {
            try {
                return new RatingScale(
                        Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
            } catch (NumberFormatException e) {
                // Falls through to the message below, which names the whole text.
            }
        }
        throw DyadException.usage("Rating scale '%s': write min:max:step, such as 0.5:5:0.5 or 1:5:1", text);
    }

    /** How many levels there are. */
    public int levels() {
        return (int) Math.rint((max - min) / step) + 1;
    }

    /** The rating of a level. */
    public double value(int level) {
        return min + level * step;
    }

    /** The level of a rating, or −1 if the rating lies on no level (or is not a number). */
    public int levelOf(double rating) {
        double position = (rating - min) / step;
        double nearest = Math.rint(position);
        boolean onLevel = Math.abs(position - nearest) <= TOLERANCE && nearest >= 0 && nearest < levels();
        return onLevel ? (int) nearest : -1;
    }

    /** The level in whose cell a score lies; scores beyond the range belong to the outermost levels. */
    public int nearestLevel(double score) {
        double position = Math.rint((score - min) / step);
        return (int) Math.max(0, Math.min(levels() - 1, position));
    }

    /** A score moved into {@code min…max}. */
    public double clamp(double score) {
        return Math.max(min, Math.min(max, score));
    }

    /** The centre of the range of cells: what a cosine of 0 stands for. */
    public double centre() {
        return (min + max) / 2;
    }

    /** Half the width of the range of cells: what a cosine of 1 adds to the centre. */
    public double halfRange() {
        return (max - min + step) / 2;
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s:%s:%s", min, max, step);
    }
}
