package dev.dyad.model;

/**
 * What the time of a rating changes; see {@link dev.dyad.ratings.TimeFeature}. Where no time is given, it is now: in the
 * present era, the last stretch of items' drift, and on a day of which nothing is known. Immutable.
 *
 * @param days users' biases by day
 * @param drift items' biases by stretch of time
 * @param eras thresholds of earlier times
 */
public record TimeEffects(DayBiases days, ItemDrift drift, EarlierEras eras) {

    /** Of a model that does not know of times. */
    public static final TimeEffects NONE = new TimeEffects(DayBiases.NONE, ItemDrift.NONE, EarlierEras.NONE);

    /** Whether these are for so many users and items, and for that many thresholds. */
    boolean fit(int users, int items, int thresholds) {
        return (days.starts().length == 0 || days.users() == users)
                && (drift.biases().rows() == 0 || drift.biases().rows() == items)
                && eras.thresholds().stream()
                        .allMatch(t -> t.count() == thresholds && t.own().rows() == users);
    }
}
