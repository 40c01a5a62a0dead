package dev.dyad.data.synthetic;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/**
 * When a user rates: most of them on a single day, some on many days over years. Ratings of a day share a mood. All
 * times are in seconds since 1970, in UTC.
 */
final class Sessions {

    /** The first day with half stars. */
    static final LocalDate HALF_STARS_SINCE = LocalDate.of(2003, 2, 18);

    private static final long HALF_STARS = HALF_STARS_SINCE.atStartOfDay().toEpochSecond(ZoneOffset.UTC);

    private static final long FIRST_DAY = LocalDate.of(1995, 1, 9).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(2019, 11, 20).toEpochDay();
    private static final int SECONDS_OF_DAY = 86_400;

    /** A session lasts at most this long, and ends on the day on which it began. */
    private static final int LONGEST = 7 * 3600;

    private static final int SECONDS_PER_RATING = 20;
    private static final double SINGLE = 0.5;
    private static final double MOOD_SPREAD = 0.15;

    private final SplittableRandom random;
    private final long[] starts;
    private final double[] moods;
    private final int length;

    /** @param ratings how many the user gives */
    Sessions(int ratings, SplittableRandom random) {
        this.random = random;
        NormalStream normal = new NormalStream(random);
        double wanted = random.nextDouble() < SINGLE ? 1 : 1 + 4 * normal.nextLogNormal(1);
        int count = (int) Math.min(wanted, 1 + ratings / 2);
        starts = new long[count];
        moods = new double[count];
        length = Math.min(LONGEST, SECONDS_PER_RATING * (1 + ratings / count));
        long joined = FIRST_DAY + random.nextInt((int) (LAST_DAY - FIRST_DAY) + 1);
        double stay = random.nextDouble();
        long days = (long) ((LAST_DAY - joined) * stay * stay * stay);
        for (int s = 0; s < count; s++) {
            long day = s == 0 ? joined : joined + (long) (days * random.nextDouble());
            starts[s] = day * SECONDS_OF_DAY + random.nextInt(SECONDS_OF_DAY - LONGEST);
            moods[s] = MOOD_SPREAD * normal.next();
        }
    }

    static boolean hasHalfStars(long time) {
        return time >= HALF_STARS;
    }

    /** The session of the next rating; the first ones of a user are the longest. */
    int next() {
        double draw = random.nextDouble();
        return (int) (starts.length * draw * draw);
    }

    /** A time in this session. */
    long time(int session) {
        return starts[session] + random.nextInt(length);
    }

    double mood(int session) {
        return moods[session];
    }
}
