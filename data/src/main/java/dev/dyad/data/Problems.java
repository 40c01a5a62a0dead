package dev.dyad.data;

import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What someone who is about to train on a dataset should know first, in sentences. */
final class Problems {

    private final Dataset dataset;
    private final LongTail byUser;
    private final LongTail byItem;
    private final List<String> found;

    private Problems(Dataset dataset, LongTail byUser, LongTail byItem) {
        this.dataset = dataset;
        this.byUser = byUser;
        this.byItem = byItem;
        found = new ArrayList<>(dataset.notes());
    }

    /** The dataset's own notes first. */
    static List<String> of(Dataset dataset, LongTail byUser, LongTail byItem) {
        Problems problems = new Problems(dataset, byUser, byItem);
        if (dataset.ratings().isEmpty()) {
            problems.found.add("There are no ratings");
        } else {
            problems.lookAtRows();
            problems.lookAtLevels();
            problems.lookAtTimes();
        }
        problems.lookAtCatalog("Users", dataset.users());
        problems.lookAtCatalog("Items", dataset.items());
        return List.copyOf(problems.found);
    }

    private void add(long count, String format, Object... arguments) {
        if (count > 0) {
            found.add(String.format(Locale.ROOT, format, arguments));
        }
    }

    private void lookAtRows() {
        add(byUser.withoutRatings(), "Users without a rating: %,d", byUser.withoutRatings());
        add(byUser.withOneRating(), "Users with a single rating: %,d", byUser.withOneRating());
        add(byItem.withoutRatings(), "Items without a rating: %,d", byItem.withoutRatings());
    }

    private void lookAtLevels() {
        Ratings ratings = dataset.ratings();
        long[] counts = ratings.countByLevel();
        List<String> unused = new ArrayList<>();
        for (int level = 0; level < counts.length; level++) {
            if (counts[level] == ratings.size()) {
                found.add("All ratings are " + ratings.scale().value(level) + ": there is nothing to learn");
                return;
            }
            if (counts[level] == 0) {
                unused.add(String.valueOf(ratings.scale().value(level)));
            }
        }
        add(unused.size(), "No rating is %s, though the scale has it", String.join(", nor ", unused));
    }

    private void lookAtTimes() {
        Ratings ratings = dataset.ratings();
        if (!ratings.hasTimes()) {
            return;
        }
        long otherTimes = 0;
        long earlyHalves = 0;
        for (int i = 0; i < ratings.size(); i++) {
            otherTimes += ratings.time(i) != ratings.time(0) ? 1 : 0;
            boolean early = ratings.time(i) < TimeSpan.HALF_STARS_SINCE.getEpochSecond();
            earlyHalves += early && ratings.value(i) != Math.rint(ratings.value(i)) ? 1 : 0;
        }
        if (otherTimes == 0 && ratings.size() > 1) {
            found.add("All ratings have the same time: a split by time is not possible");
        }
        if (ratings.scale().equals(RatingScale.HALF_STARS)) {
            add(
                    earlyHalves,
                    "Half stars from before 18 February 2003, when MovieLens began to take them: %,d",
                    earlyHalves);
        }
    }

    private void lookAtCatalog(String what, Catalog catalog) {
        long untitled = catalog.titles().stream().filter(String::isEmpty).count();
        add(untitled, "%s without a title: %,d", what, untitled);
        for (AttributeCoverage coverage : AttributeCoverage.of(catalog)) {
            add(coverage.missing(), "%s without a %s: %,d", what, coverage.name(), coverage.missing());
        }
    }
}
