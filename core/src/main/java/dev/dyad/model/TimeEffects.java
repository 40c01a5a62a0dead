package dev.dyad.model;

import dev.dyad.ratings.Ratings;

/**
 * What the time of a rating changes; see {@link dev.dyad.ratings.TimeFeature}. Where no time is given, it is now: in the
 * present era, the last stretch of items' drift, and on a day of which nothing is known. Immutable.
 *
 * @param days users' biases by day
 * @param sittings users' biases by sitting
 * @param drift items' biases by stretch of time
 * @param eras thresholds of earlier times
 */
public record TimeEffects(PeriodBiases days, PeriodBiases sittings, ItemDrift drift, EarlierEras eras) {

    /** Of a model that does not know of times. */
    public static final TimeEffects NONE =
            new TimeEffects(PeriodBiases.NONE, PeriodBiases.NONE, ItemDrift.NONE, EarlierEras.NONE);

    /** Whether times change nothing. */
    public boolean isEmpty() {
        return days.isEmpty()
                && sittings.isEmpty()
                && drift.biases().rows() == 0
                && eras.thresholds().isEmpty();
    }

    /** What a time adds to a user's scores. */
    float ofUser(int user, long time) {
        return days.of(user, time) + sittings.of(user, time);
    }

    /** What a time adds to an item's scores. */
    float ofItem(int item, long time) {
        return drift.of(item, Ratings.dayOf(time));
    }

    /** Whether these are for so many users and items, and for that many thresholds. */
    boolean fit(int users, int items, int thresholds) {
        return (days.isEmpty() || days.users() == users)
                && (sittings.isEmpty() || sittings.users() == users)
                && (drift.biases().rows() == 0 || drift.biases().rows() == items)
                && eras.thresholds().stream()
                        .allMatch(t -> t.count() == thresholds && t.own().rows() == users);
    }
}
