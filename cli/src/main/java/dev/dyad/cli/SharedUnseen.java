package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.lab.compare.Predictions;
import dev.dyad.model.History;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.RatingScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/**
 * Ratings that none of several models was trained on or chosen by, over the rows of each.
 *
 * @param asked the ratings by each model's rows, in the order of the models
 * @param mixed how many are left out since some of the models were trained on them and others were not
 * @param firstMixed the first of these, in words
 * @param unknown how many are left out since some model does not know the user or item
 */
record SharedUnseen(List<Predictions.Asked> asked, long mixed, Optional<String> firstMixed, long unknown) {

    /** The rows of one model. */
    private static final class Rows implements Predictions.Asked {
        private final int[] users;
        private final int[] items;
        private final byte[] levels;
        private final IntFunction<OptionalLong> times;

        Rows(int[] users, int[] items, byte[] levels, IntFunction<OptionalLong> times) {
            this.users = users;
            this.items = items;
            this.levels = levels;
            this.times = times;
        }

        @Override
        public int size() {
            return users.length;
        }

        @Override
        public int user(int i) {
            return users[i];
        }

        @Override
        public int item(int i) {
            return items[i];
        }

        @Override
        public int level(int i) {
            return levels[i] & 0xFF;
        }

        @Override
        public OptionalLong when(int i) {
            return times.apply(i);
        }
    }

    /** What one model knows of users and items, and what it has learned from. */
    private static final class Knowledge {
        private final TrainedModel model;
        private final int[] users;
        private final int[] items;
        private final BitSet learned = new BitSet();
        private int user = -1;

        Knowledge(TrainedModel model, Catalog users, Catalog items) {
            this.model = model;
            this.users = rows(users, model.users());
            this.items = rows(items, model.items());
        }

        boolean knows(int asked, int item) {
            return users[asked] >= 0 && items[item] >= 0;
        }

        /** Whether it was trained on the rating or chosen by it; quick where ratings come user by user. */
        boolean hasLearned(int asked, int item) {
            if (users[asked] != user) {
                user = users[asked];
                learned.clear();
                History history = model.history();
                for (int k = history.start(user); k < history.start(user + 1); k++) {
                    learned.set(history.item(k), !history.isHeldOut(k));
                }
            }
            return learned.get(items[item]);
        }

        private static int[] rows(Catalog from, Catalog to) {
            int[] rows = new int[from.size()];
            for (int row = 0; row < rows.length; row++) {
                rows[row] = from.ids().isNumeric()
                        ? to.ids().row(from.ids().number(row)).orElse(-1)
                        : to.ids().row(from.ids().id(row)).orElse(-1);
            }
            return rows;
        }
    }

    /**
     * Those of some ratings.
     *
     * @param names of the models, for people
     */
    static SharedUnseen of(
            Predictions.Asked source,
            RatingScale scale,
            Catalog users,
            Catalog items,
            List<TrainedModel> models,
            List<String> names) {
        for (int m = 0; m < models.size(); m++) {
            RatingScale other = models.get(m).factors().scale();
            if (!other.equals(scale)) {
                throw DyadException.usage(
                        "%s answers on the scale %s and the ratings are on %s, so its errors cannot be compared",
                        names.get(m), other, scale);
            }
        }
        List<Knowledge> all =
                models.stream().map(model -> new Knowledge(model, users, items)).toList();
        int[] kept = new int[source.size()];
        int count = 0;
        long mixed = 0;
        long unknown = 0;
        Optional<String> first = Optional.empty();
        for (int i = 0; i < source.size(); i++) {
            int user = source.user(i);
            int item = source.item(i);
            if (!all.stream().allMatch(one -> one.knows(user, item))) {
                unknown++;
                continue;
            }
            List<String> learned = new ArrayList<>();
            List<String> unseen = new ArrayList<>();
            for (int m = 0; m < all.size(); m++) {
                (all.get(m).hasLearned(user, item) ? learned : unseen).add(names.get(m));
            }
            if (learned.isEmpty()) {
                kept[count++] = i;
            } else if (!unseen.isEmpty()) {
                mixed++;
                first = first.or(
                        () -> Optional.of("the rating of item %s by user %s, which %s has learned from and %s has not"
                                .formatted(items.ids().id(item), users.ids().id(user), learned.get(0), unseen.get(0))));
            }
        }
        int[] chosen = Arrays.copyOf(kept, count);
        return new SharedUnseen(
                all.stream().map(one -> asked(one, source, chosen)).toList(), mixed, first, unknown);
    }

    private static Predictions.Asked asked(Knowledge model, Predictions.Asked source, int[] chosen) {
        int[] users = new int[chosen.length];
        int[] items = new int[chosen.length];
        byte[] levels = new byte[chosen.length];
        for (int k = 0; k < chosen.length; k++) {
            users[k] = model.users[source.user(chosen[k])];
            items[k] = model.items[source.item(chosen[k])];
            levels[k] = (byte) source.level(chosen[k]);
        }
        return new Rows(users, items, levels, k -> source.when(chosen[k]));
    }

    int size() {
        return asked.get(0).size();
    }

    /** What was left out, in sentences. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (mixed > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d ratings left out: some of the models have learned from them, others have not",
                    mixed));
        }
        if (unknown > 0) {
            notes.add(String.format(
                    Locale.ROOT, "%,d ratings left out: not all models know their user and item", unknown));
        }
        return notes;
    }
}
