package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.model.History;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Ratings that a model was not trained on, over the model's rows.
 *
 * @param source what people call them
 * @param ratings those that can be compared
 * @param trainedOn ratings left out because the model was trained on them or chosen by them
 * @param unknownUsers ids that the model does not know, with ratings that are left out
 * @param unknownItems likewise
 * @param unknownRatings how many ratings are left out for an unknown user or item
 */
record Unseen(
        String source,
        Ratings ratings,
        long trainedOn,
        List<String> unknownUsers,
        List<String> unknownItems,
        long unknownRatings) {

    private static final int NAMED = 5;

    /** The ratings that were held out when the model was trained. */
    static Unseen heldOut(TrainedModel model) {
        History history = model.history();
        boolean timed = areTimed(history);
        RatingsBuilder builder = new RatingsBuilder(model.factors().scale(), timed, 1024);
        for (int user = 0; user < history.users(); user++) {
            for (int k = history.start(user); k < history.start(user + 1); k++) {
                if (history.isHeldOut(k) && timed) {
                    long time = history.when(k).orElseThrow();
                    builder.add(user, history.item(k), history.level(k), time);
                } else if (history.isHeldOut(k)) {
                    builder.add(user, history.item(k), history.level(k));
                }
            }
        }
        return new Unseen(source(model), build(builder, model), 0, List.of(), List.of(), 0);
    }

    /** What people call the ratings that were held out. */
    static String source(TrainedModel model) {
        return "held out of %s (%s, seed %d)"
                .formatted(
                        model.provenance().dataName(),
                        model.provenance().split(),
                        model.provenance().seed());
    }

    /** Whether the times of all ratings held out are known; else none of them is. */
    private static boolean areTimed(History history) {
        for (int k = 0; k < history.start(history.users()); k++) {
            if (history.isHeldOut(k)) {
                return history.when(k).isPresent();
            }
        }
        return false;
    }

    /** The ratings of other data that the model was not trained on. */
    static Unseen in(Dataset other, TrainedModel model) {
        Ratings all = other.ratings();
        RatingScale scale = model.factors().scale();
        int[] levels = levels(all.scale(), scale);
        int[] users = rows(other.users(), model.users());
        int[] items = rows(other.items(), model.items());
        Trained trained = new Trained(model.history());
        RatingsBuilder builder = new RatingsBuilder(scale, all.hasTimes(), all.size());
        BitSet unknownUsers = new BitSet();
        BitSet unknownItems = new BitSet();
        long trainedOn = 0;
        long unknown = 0;
        for (int i = 0; i < all.size(); i++) {
            int user = users[all.user(i)];
            int item = items[all.item(i)];
            if (user < 0 || item < 0) {
                unknown++;
                unknownUsers.set(all.user(i), user < 0 || unknownUsers.get(all.user(i)));
                unknownItems.set(all.item(i), item < 0 || unknownItems.get(all.item(i)));
            } else if (trained.has(user, item)) {
                trainedOn++;
            } else if (all.hasTimes()) {
                builder.add(user, item, level(levels, all, i, scale), all.time(i));
            } else {
                builder.add(user, item, level(levels, all, i, scale));
            }
        }
        return new Unseen(
                other.name(),
                build(builder, model),
                trainedOn,
                ids(other.users(), unknownUsers),
                ids(other.items(), unknownItems),
                unknown);
    }

    private static Ratings build(RatingsBuilder builder, TrainedModel model) {
        return builder.build(model.users().size(), model.items().size());
    }

    /** The model's level of each level of the other scale, −1 where it has none. */
    private static int[] levels(RatingScale from, RatingScale to) {
        int[] levels = new int[from.levels()];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = to.levelOf(from.value(level));
        }
        return levels;
    }

    private static int level(int[] levels, Ratings ratings, int i, RatingScale scale) {
        int level = levels[ratings.level(i)];
        if (level < 0) {
            throw DyadException.data(
                    "Rating %s is none of the levels of the model's scale %s, so predictions cannot be compared with it",
                    ratings.value(i), scale);
        }
        return level;
    }

    /** The model's row of each row of a catalog, −1 where it has none. */
    private static int[] rows(Catalog from, Catalog to) {
        int[] rows = new int[from.size()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = from.ids().isNumeric()
                    ? to.ids().row(from.ids().number(row)).orElse(-1)
                    : to.ids().row(from.ids().id(row)).orElse(-1);
        }
        return rows;
    }

    private static List<String> ids(Catalog catalog, BitSet rows) {
        return rows.stream().mapToObj(catalog.ids()::id).toList();
    }

    /** What was left out, in sentences. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (trainedOn > 0) {
            notes.add(
                    String.format(Locale.ROOT, "%,d ratings left out: the training of the model used them", trainedOn));
        }
        if (unknownRatings > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d ratings left out: the model does not know %s",
                    unknownRatings,
                    named(unknownUsers, unknownItems)));
        }
        return notes;
    }

    /** Why there is nothing to compare with, and what to do. */
    String whyEmpty() {
        return trainedOn == 0 && unknownRatings == 0
                ? "The model was trained on all of its ratings (split none); give others with --data"
                : "Of %s no rating is left to compare with: %s".formatted(source, String.join("; ", notes()));
    }

    /** Names users and items, a few of each: {@code 1 user (7) and 12 items (3, 5, 8, 9, 11, ...)}. */
    static String named(List<String> users, List<String> items) {
        String someUsers = named("user", users);
        String someItems = named("item", items);
        return users.isEmpty() ? someItems : items.isEmpty() ? someUsers : someUsers + " and " + someItems;
    }

    private static String named(String what, List<String> ids) {
        String some = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
        return String.format(
                Locale.ROOT,
                "%,d %s%s (%s%s)",
                ids.size(),
                what,
                ids.size() == 1 ? "" : "s",
                some,
                ids.size() > NAMED ? ", ..." : "");
    }

    /** Tells which pairs a model was trained on or chosen by; quick where ratings come user by user, as they mostly do. */
    private static final class Trained {
        private final History history;
        private final BitSet items = new BitSet();
        private int user = -1;

        Trained(History history) {
            this.history = history;
        }

        boolean has(int asked, int item) {
            if (asked != user) {
                items.clear();
                for (int k = history.start(asked); k < history.start(asked + 1); k++) {
                    items.set(history.item(k), !history.isHeldOut(k));
                }
                user = asked;
            }
            return items.get(item);
        }
    }
}
