package dev.dyad.lab.statistics;

/**
 * How many ratings were predicted exactly.
 *
 * @param exact 0 to {@code ratings}
 * @param ratings how many were predicted
 */
public record Accuracy(long exact, long ratings) {

    public Accuracy {
        if (exact < 0 || exact > ratings) {
            throw new IllegalArgumentException(exact + " exact predictions of " + ratings);
        }
    }

    /** The share of exact predictions, NaN without ratings. */
    public double share() {
        return (double) exact / ratings;
    }

    /**
     * Wilson's score interval of the share: never beyond 0 and 1, and right for small numbers, too. From 0 to 1 without
     * ratings. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927.
     */
    public Interval interval() {
        if (ratings == 0) {
            return new Interval(0, 1);
        }
        double z2 = Normal.Z95 * Normal.Z95;
        double n = ratings;
        double centre = (exact + z2 / 2) / (n + z2);
        double radius = Normal.Z95 / (n + z2) * Math.sqrt(exact * (n - exact) / n + z2 / 4);
        // The ends are 0 and 1 where none or all are exact; rounding would miss them by a hair.
        return new Interval(exact == 0 ? 0 : centre - radius, exact == ratings ? 1 : centre + radius);
    }

    /** Both numbers together, as of several seeds. */
    public Accuracy plus(Accuracy other) {
        return new Accuracy(exact + other.exact, ratings + other.ratings);
    }
}
