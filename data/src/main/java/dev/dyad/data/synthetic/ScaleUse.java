package dev.dyad.data.synthetic;

import dev.dyad.ratings.RatingScale;

/**
 * How a user turns an opinion, measured in stars, into a rating: the highest opinion that still gets each of the ten
 * levels. A level whose bound is that of the level below is never given.
 */
enum ScaleUse {
    /** Never gives half stars; before they existed nobody did. */
    WHOLE_STARS(0.2, 0, 1.5, 1.5, 2.5, 2.5, 3.5, 3.5, 4.5, 4.5),
    /** All levels are equally wide. */
    HALF_STARS(0.4, 0.75, 1.25, 1.75, 2.25, 2.75, 3.25, 3.75, 4.25, 4.75),
    /** Gives half stars only where an opinion is well between two whole ones. */
    FEW_HALF_STARS(0.3, 0.62, 1.38, 1.62, 2.38, 2.62, 3.38, 3.62, 4.38, 4.62),
    /** Gives 3, 4 and 5 alone. */
    UPPER_STARS(0.1, 0, 0, 0, 0, 0, 3, 3, 4.1, 4.1);

    static final int LEVELS = RatingScale.HALF_STARS.levels();

    private final double share;
    private final double[] bounds;

    ScaleUse(double share, double... bounds) {
        this.share = share;
        this.bounds = bounds;
    }

    /** The share of users that use the scale so. */
    double share() {
        return share;
    }

    /** The highest opinion that gets at most this level; unbounded for the highest level and for those never given. */
    double bound(int level) {
        if (level == LEVELS - 1) {
            return Double.POSITIVE_INFINITY;
        }
        return bounds[level] == 0 ? Double.NEGATIVE_INFINITY : bounds[level];
    }

    /** The same user's ways before there were half stars. */
    ScaleUse beforeHalfStars() {
        return this == UPPER_STARS ? this : WHOLE_STARS;
    }
}
