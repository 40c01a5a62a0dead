package dev.dyad.train.sgd;

import dev.dyad.DyadException;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Stretches;
import dev.dyad.ratings.TimeFeature;

/**
 * What a fit learns of the times of ratings. Each rating has a moment, as the blocks keep it: the number of its sitting
 * among the user's (of its day where there are no sittings), the stretch of items' drift, and the era, in 24, 5 and 3 bits.
 *
 * @param days users' biases by day
 * @param sittings users' biases by sitting
 * @param dayOfSitting by group of users, as {@link SgdPeriods#within} gives it
 * @param drift items' biases by stretch of time
 * @param eras times with the same levels
 */
record SgdTimes(SgdPeriods days, SgdPeriods sittings, int[][] dayOfSitting, SgdDrift drift, Stretches eras) {

    private static final int STRETCH_BITS = 5;
    private static final int ERA_BITS = 3;

    /** Stretches of time that a moment has room for. */
    static final int MAX_STRETCHES = 1 << STRETCH_BITS;

    /** Eras that a moment has room for. */
    static final int MAX_ERAS = 1 << ERA_BITS;

    /** Those of a fit without features of time. */
    static final SgdTimes NONE =
            new SgdTimes(SgdPeriods.NONE, SgdPeriods.NONE, new int[0][], SgdDrift.NONE, Stretches.ONE);

    /** @throws DyadException of kind USAGE where features need times and ratings have none */
    static SgdTimes of(Ratings train, Features features, SgdGroups users, SgdGroups items, int threads) {
        if (!features.needTimes()) {
            return NONE;
        }
        if (!train.hasTimes()) {
            throw DyadException.usage(
                    "The features '%s' need the times of ratings, and these have none; leave out those that begin with time.",
                    features);
        }
        SgdByUser byUser = new SgdByUser(train, users);
        SgdPeriods days = features.has(TimeFeature.DAY)
                ? new SgdPeriods("days", Ratings.SECONDS_A_DAY, train, byUser, users, threads)
                : SgdPeriods.NONE;
        SgdPeriods sittings = features.has(TimeFeature.SITTING)
                ? new SgdPeriods("sittings", SgdPeriods.SITTING, train, byUser, users, threads)
                : SgdPeriods.NONE;
        return new SgdTimes(
                days,
                sittings,
                sittings.within(days),
                features.has(TimeFeature.DRIFT) ? new SgdDrift(train, items) : SgdDrift.NONE,
                features.has(TimeFeature.ERA) ? EraDetection.of(train) : Stretches.ONE);
    }

    /** Whether moments make no difference. */
    boolean isEmpty() {
        return days.isEmpty() && sittings.isEmpty() && drift.isEmpty() && eras.count() == 1;
    }

    /** The moment of a rating by the user at a place of a group. */
    int moment(int group, int place, long time) {
        SgdPeriods finest = sittings.isEmpty() ? days : sittings;
        int number = finest.isEmpty() ? 0 : finest.number(group, place, time);
        int day = Ratings.dayOf(time);
        return (number << STRETCH_BITS | drift.stretches().of(day)) << ERA_BITS | eras.of(day);
    }

    /** The number of a moment's sitting, or day where there are no sittings, among the user's. */
    static int period(int moment) {
        return moment >>> STRETCH_BITS + ERA_BITS;
    }

    /** The stretch of items' drift that a moment lies in. */
    static int stretch(int moment) {
        return moment >>> ERA_BITS & MAX_STRETCHES - 1;
    }

    static int era(int moment) {
        return moment & MAX_ERAS - 1;
    }
}
