package dev.dyad.data;

import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a dataset looks like before any model has seen it.
 *
 * @param name of the dataset
 * @param source where it was read from
 * @param checksum see {@link Dataset#checksum()}
 * @param scale the ratings' scale
 * @param ratings how many there are
 * @param meanRating 0 where there are none
 * @param density the share of (user, item) pairs with a rating, among the users and items that have any
 * @param histogram one entry per level, lowest first
 * @param byUser how the ratings fall on the users
 * @param byItem how the ratings fall on the items
 * @param times where the ratings have times
 * @param titledItems items with a title
 * @param userAttributes what is known of the users
 * @param itemAttributes what is known of the items
 * @param mostRated the items with the most ratings, at most {@value #MOST_RATED}
 * @param problems what someone who is about to train on this should know, in sentences
 */
public record DataProfile(
        String name,
        String source,
        String checksum,
        RatingScale scale,
        long ratings,
        double meanRating,
        double density,
        List<LevelCount> histogram,
        LongTail byUser,
        LongTail byItem,
        Optional<TimeSpan> times,
        int titledItems,
        List<AttributeCoverage> userAttributes,
        List<AttributeCoverage> itemAttributes,
        List<RatedItem> mostRated,
        List<String> problems) {

    static final int MOST_RATED = 10;

    public DataProfile {
        histogram = List.copyOf(histogram);
        userAttributes = List.copyOf(userAttributes);
        itemAttributes = List.copyOf(itemAttributes);
        mostRated = List.copyOf(mostRated);
        problems = List.copyOf(problems);
    }

    /** Looks at every rating a few times. */
    public static DataProfile of(Dataset dataset) {
        Ratings ratings = dataset.ratings();
        LongTail byUser = LongTail.of(ratings.countByUser());
        LongTail byItem = LongTail.of(ratings.countByItem());
        return new DataProfile(
                dataset.name(),
                dataset.source(),
                dataset.checksum(),
                ratings.scale(),
                ratings.size(),
                ratings.mean(),
                ratings.isEmpty() ? 0 : (double) ratings.size() / byUser.rows() / byItem.rows(),
                histogram(ratings),
                byUser,
                byItem,
                TimeSpan.of(ratings),
                titled(dataset.items()),
                AttributeCoverage.of(dataset.users()),
                AttributeCoverage.of(dataset.items()),
                RatedItem.most(dataset, MOST_RATED),
                Problems.of(dataset, byUser, byItem));
    }

    private static List<LevelCount> histogram(Ratings ratings) {
        long[] counts = ratings.countByLevel();
        List<LevelCount> histogram = new ArrayList<>(counts.length);
        for (int level = 0; level < counts.length; level++) {
            histogram.add(new LevelCount(ratings.scale().value(level), counts[level]));
        }
        return histogram;
    }

    private static int titled(Catalog items) {
        return (int) items.titles().stream().filter(title -> !title.isEmpty()).count();
    }
}
