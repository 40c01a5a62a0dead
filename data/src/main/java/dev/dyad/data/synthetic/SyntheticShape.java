package dev.dyad.data.synthetic;

import dev.dyad.DyadException;
import java.util.List;
import java.util.Locale;

/**
 * How large a synthetic set is and how unevenly its ratings fall on the movies.
 *
 * @param name what it is like, in letters, digits, hyphens, dots and underscores
 * @param users each has at least one rating
 * @param items movies in the catalog
 * @param ratedItems movies with at least one rating, at most {@code items}
 * @param ratings at least as many as users and as rated movies, at most users × rated movies
 * @param popularitySpread standard deviation of the logarithm of a movie's popularity, 0 to 5: where it is 0 all movies
 *     are equally popular, at 3 one movie in a hundred has half of the ratings
 */
public record SyntheticShape(String name, int users, int items, int ratedItems, long ratings, double popularitySpread) {

    /** The counts are those that GroupLens published with each set. */
    private static final List<SyntheticShape> NAMED = List.of(
            new SyntheticShape("demo", 1_500, 1_200, 1_200, 200_000, 1.6),
            new SyntheticShape("ml-latest-small", 610, 9_742, 9_724, 100_836, 1.8),
            new SyntheticShape("ml-100k", 943, 1_682, 1_682, 100_000, 1.5),
            new SyntheticShape("ml-1m", 6_040, 3_706, 3_706, 1_000_209, 1.7),
            new SyntheticShape("ml-10m", 69_878, 10_677, 10_677, 10_000_054, 2.2),
            new SyntheticShape("ml-20m", 138_493, 26_744, 26_744, 20_000_263, 3.05),
            new SyntheticShape("ml-25m", 162_541, 62_423, 59_047, 25_000_095, 3.25),
            new SyntheticShape("ml-32m", 200_948, 87_585, 84_432, 32_000_204, 3.3));

    /** How the number of movies grows with that of ratings: ML-25M has 248 times the ratings of its small sibling. */
    private static final double ITEM_GROWTH = 0.4;

    public SyntheticShape {
        require(users >= 1 && items >= 1 && ratings >= 1, "give at least one user, one movie and one rating");
        require(name.matches("[\\w.-]+"), "name '%s': use letters, digits, - . and _ alone", name);
        require(ratedItems >= 1 && ratedItems <= items, "rated movies must be between 1 and the number of movies");
        require(ratings >= users, "each of %,d users needs a rating, but there are %,d", users, ratings);
        require(ratings >= ratedItems, "each of %,d movies needs a rating, but there are %,d", ratedItems, ratings);
        require(
                ratings <= (long) users * ratedItems,
                "%,d users can give %,d movies at most %,d ratings, one each, but %,d are asked for; "
                        + "ask for more users or movies, or for fewer ratings",
                users,
                ratedItems,
                (long) users * ratedItems,
                ratings);
        require(popularitySpread >= 0 && popularitySpread <= 5, "popularity spread must be between 0 and 5");
    }

    private static void require(boolean sound, String format, Object... arguments) {
        if (!sound) {
            String message = String.format(Locale.ROOT, format, arguments);
            throw new DyadException(DyadException.Kind.USAGE, "Synthetic ratings: " + message);
        }
    }

    /** The names that {@link #like} knows, smallest sets first. */
    public static List<String> names() {
        return NAMED.stream().map(SyntheticShape::name).toList();
    }

    /** The shape of a published set, or of the {@code demo}, which trains in seconds. */
    public static SyntheticShape like(String name) {
        return NAMED.stream()
                .filter(shape -> shape.name.equals(name))
                .findFirst()
                .orElseThrow(() -> DyadException.usage(
                        "Synthetic ratings like '%s': known are %s", name, String.join(", ", names())));
    }

    /** As uneven, but of another size; as many movies stay without a rating, in proportion, as the ratings allow. */
    public SyntheticShape withSize(int newUsers, int newItems, long newRatings) {
        long inProportion = Math.round((double) ratedItems / items * newItems);
        long needed = newUsers < 1 ? 1 : (newRatings + newUsers - 1) / newUsers;
        long rated = Math.max(Math.min(inProportion, newRatings), Math.min(needed, newItems));
        return new SyntheticShape(name, newUsers, newItems, (int) Math.max(1, rated), newRatings, popularitySpread);
    }

    /** As uneven, with so many ratings, users in proportion to them, and movies growing more slowly than them. */
    public SyntheticShape scaledTo(long newRatings) {
        double factor = (double) newRatings / ratings;
        double newUsers = Math.max(1, Math.min(Integer.MAX_VALUE / 2, Math.rint(users * factor)));
        double newItems = Math.max(newRatings / newUsers * 2, items * Math.pow(factor, ITEM_GROWTH));
        return withSize((int) newUsers, (int) Math.min(Math.max(1, newRatings), Math.rint(newItems)), newRatings);
    }

    /** The share of all (user, rated movie) pairs that have a rating. */
    public double density() {
        return (double) ratings / users / ratedItems;
    }
}
