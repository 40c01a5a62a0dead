package dev.dyad.train.sgd;

import dev.dyad.DyadException;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Stretches;
import dev.dyad.ratings.TimeFeature;

/**
 * What a fit learns of the times of ratings. Each rating has a moment, as the blocks keep it: the number of its day among
 * the user's days, the stretch of items' drift, and the era, in 16, 8 and 8 bits.
 *
 * @param days users' biases by day
 * @param drift items' biases by stretch of time
 * @param eras times with the same levels
 */
record SgdTimes(SgdDays days, SgdDrift drift, Stretches eras) {

    /** Those of a fit without features of time. */
    static final SgdTimes NONE = new SgdTimes(SgdDays.NONE, SgdDrift.NONE, Stretches.ONE);

    private static final int BITS = 8;
    private static final int MASK = (1 << BITS) - 1;

    static SgdTimes of(Ratings train, Features features, SgdGroups users, SgdGroups items, int threads) {
        if (!features.needTimes()) {
            return NONE;
        }
        if (!train.hasTimes()) {
            throw DyadException.data(
                    "Features %s need the times of ratings, and these have none; leave the features of time out", features);
        }
        return new SgdTimes(
                features.has(TimeFeature.DAY)
                        ? new SgdDays(train, new SgdByUser(train, users), users, threads)
                        : SgdDays.NONE,
                features.has(TimeFeature.DRIFT) ? new SgdDrift(train, items) : SgdDrift.NONE,
                features.has(TimeFeature.ERA) ? EraDetection.of(train) : Stretches.ONE);
    }

    /** Whether moments make no difference. */
    boolean isEmpty() {
        return days.isEmpty() && drift.isEmpty() && eras.count() == 1;
    }

    /** The moment of a rating by a user, told by group and place. */
    int moment(int group, int place, int day) {
        int number = days.isEmpty() ? 0 : days.number(group, place, day);
        return (number << BITS | drift.stretches().of(day)) << BITS | eras.of(day);
    }

    /** The number of a moment's day among the user's days. */
    static int day(int moment) {
        return moment >>> 2 * BITS;
    }

    /** The stretch of items' drift that a moment lies in. */
    static int stretch(int moment) {
        return moment >>> BITS & MASK;
    }

    static int era(int moment) {
        return moment & MASK;
    }
}
