package dev.dyad.train.sgd;

import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Stretches;
import java.util.Arrays;

/**
 * Finds when levels came into use: half stars, say, that a site did not have at first. A level is new on a day if before it
 * the level was given hardly ever, though it would have been given often had it been as frequent as since, and to many
 * users. Levels that are new at about the same time begin an era together, and what comes after the last era that a moment
 * has room for belongs to it.
 */
final class EraDetection {

    /** How often a level should have been given before, had it been as frequent as since: as sure as can be. */
    private static final double EXPECTED = 100;

    /** A new level may have been given so often before, of how often it should have been: errors in the data. */
    static final double STRAY = 0.01;

    /** A few users may do without a level; as many as these, in all, do not. */
    private static final int USERS = 20;

    private final int first;
    /** Ratings before each day, counted from the first one; and users who had rated before it. */
    private final int[] total;

    private final int[] users;
    private final int[][] byLevel;

    private EraDetection(Ratings ratings) {
        int earliest = Integer.MAX_VALUE;
        int latest = Integer.MIN_VALUE;
        int[] firstDays = new int[ratings.userCount()];
        Arrays.fill(firstDays, Integer.MAX_VALUE);
        for (int i = 0; i < ratings.size(); i++) {
            int day = ratings.day(i);
            earliest = Math.min(earliest, day);
            latest = Math.max(latest, day);
            firstDays[ratings.user(i)] = Math.min(firstDays[ratings.user(i)], day);
        }
        first = earliest;
        int days = latest - earliest + 1;
        total = new int[days + 1];
        users = new int[days + 1];
        byLevel = new int[ratings.scale().levels()][days + 1];
        for (int i = 0; i < ratings.size(); i++) {
            byLevel[ratings.level(i)][ratings.day(i) - first + 1]++;
            total[ratings.day(i) - first + 1]++;
        }
        for (int day : firstDays) {
            if (day != Integer.MAX_VALUE) {
                users[day - first + 1]++;
            }
        }
        for (int[] counts : byLevel) {
            Arrays.parallelPrefix(counts, Integer::sum);
        }
        Arrays.parallelPrefix(total, Integer::sum);
        Arrays.parallelPrefix(users, Integer::sum);
    }

    /** The eras of ratings with times; one where all levels were there from the beginning. */
    static Stretches of(Ratings ratings) {
        return ratings.isEmpty() ? Stretches.ONE : new EraDetection(ratings).eras();
    }

    /** A level that is new on a day, counted from the first one. */
    private record New(int level, int day) {}

    private Stretches eras() {
        New[] news = new New[byLevel.length];
        int count = 0;
        for (int level = 0; level < byLevel.length; level++) {
            int day = start(byLevel[level]);
            if (day > 0) {
                news[count++] = new New(level, day);
            }
        }
        Arrays.sort(news, 0, count, (a, b) -> Integer.compare(a.day, b.day));
        int[] starts = new int[SgdTimes.MAX_ERAS - 1];
        int eras = 0;
        for (int k = 0; k < count && eras < starts.length; ) {
            int end = k + 1;
            while (end < count && isAsEarly(news[end], news[k].day)) {
                end++;
            }
            starts[eras++] = first + ofMostFrequent(news, k, end);
            k = end;
        }
        return new Stretches(Arrays.copyOf(starts, eras));
    }

    /** Whether a level may well have been there as early as that day, but for too few ratings to show it. */
    private boolean isAsEarly(New level, int day) {
        return shareSince(byLevel[level.level], level.day) * (total[level.day] - total[day]) < EXPECTED;
    }

    private int ofMostFrequent(New[] news, int from, int to) {
        New most = news[from];
        for (int k = from + 1; k < to; k++) {
            most = last(byLevel[news[k].level]) > last(byLevel[most.level]) ? news[k] : most;
        }
        return most.day;
    }

    private static int last(int[] sums) {
        return sums[sums.length - 1];
    }

    private double shareSince(int[] sums, int day) {
        return (double) (last(sums) - sums[day]) / (last(total) - total[day]);
    }

    /** The day on which a level most likely became new; 0 where it was there from the beginning. */
    private int start(int[] sums) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int day = 1; day < total.length - 1; day++) {
            double expected = shareSince(sums, day) * total[day];
            if (expected >= EXPECTED && sums[day] <= STRAY * expected && users[day] >= USERS) {
                double likelihood = logLikelihood(sums[day], total[day])
                        + logLikelihood(last(sums) - sums[day], last(total) - total[day]);
                if (likelihood > most) {
                    most = likelihood;
                    best = day;
                }
            }
        }
        return best;
    }

    /** Of k among n ratings, where their share is what it is. */
    private static double logLikelihood(double k, double n) {
        return term(k, n) + term(n - k, n);
    }

    private static double term(double k, double n) {
        return k == 0 ? 0 : k * StrictMath.log(k / n);
    }
}
