package dev.dyad.ratings;

import dev.dyad.DyadException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A way to hold ratings out of training. The same split of the same ratings with the same seed holds out the same
 * ones, whatever the machine. Written as {@code random:0.1}, {@code per-user:0.25}, {@code temporal:0.1},
 * {@code leave-last:5}, {@code k-fold:5:0} or {@code none}.
 */
public sealed interface Split {

    /** The indices of the ratings that are held out. */
    BitSet heldOut(Ratings ratings, long seed);

    /** Carries the split out. */
    default Parts apply(Ratings ratings, long seed) {
        return Parts.of(ratings, heldOut(ratings, seed), this);
    }

    /** Whether ratings must have times to be split so. */
    default boolean needsTimes() {
        return false;
    }

    /** What people may not expect of this split of these ratings, in sentences; mostly nothing. */
    default List<String> notes(Ratings ratings) {
        return List.of();
    }

    /** Reads the form that {@code toString} writes. */
    static Split parse(String text) {
        String[] parts = text.split(":", -1);
        try {
            if (parts[0].equals("random") && parts.length == 2) {
                return new Random(Double.parseDouble(parts[1]));
            } else if (parts[0].equals("per-user") && parts.length == 2) {
                return new PerUser(Double.parseDouble(parts[1]));
            } else if (parts[0].equals("temporal") && parts.length == 2) {
                return new Temporal(Double.parseDouble(parts[1]));
            } else if (parts[0].equals("leave-last") && parts.length == 2) {
                return new LeaveLast(Integer.parseInt(parts[1]));
            } else if (parts[0].equals("k-fold") && parts.length == 3) {
                return new KFold(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            } else if (text.equals("none")) {
                return new None();
            }
        } catch (NumberFormatException e) {
            // Falls through to the message below, which names the whole text.
        }
        throw DyadException.usage(
                "Split '%s': write random:0.1, per-user:0.25, temporal:0.1, leave-last:5, k-fold:5:0 (five folds, the"
                        + " first held out) or none; the command line also takes given:FILE",
                text);
    }

    /** Holds out nothing. */
    record None() implements Split {
        @Override
        public BitSet heldOut(Ratings ratings, long seed) {
            return new BitSet();
        }

        @Override
        public String toString() {
            return "none";
        }
    }

    /**
     * Holds out ratings drawn at random, {@code round(fraction × size)} of them.
     *
     * @param fraction above 0, below 1
     */
    record Random(double fraction) implements Split {
        public Random {
            requireFraction(fraction);
        }

        @Override
        public BitSet heldOut(Ratings ratings, long seed) {
            SplittableRandom random = Seeds.split(seed);
            BitSet out = new BitSet(ratings.size());
            int wanted = (int) Math.round(fraction * ratings.size());
            // One pass: rating i is drawn with probability (still wanted) / (still left), so exactly `wanted` are.
            for (int i = 0; wanted > 0; i++) {
                if (random.nextInt(ratings.size() - i) < wanted) {
                    out.set(i);
                    wanted--;
                }
            }
            return out;
        }

        @Override
        public String toString() {
            return "random:" + fraction;
        }
    }

    /**
     * Holds out ratings of each user drawn at random, {@code round(fraction × n)} of a user's n, halves up; but a user keeps
     * at least one for training.
     *
     * @param fraction above 0, below 1
     */
    record PerUser(double fraction) implements Split {
        public PerUser {
            requireFraction(fraction);
        }

        @Override
        public BitSet heldOut(Ratings ratings, long seed) {
            SplittableRandom random = Seeds.split(seed);
            int[] left = ratings.countByUser();
            int[] wanted = new int[left.length];
            for (int u = 0; u < left.length; u++) {
                wanted[u] = (int) Math.max(0, Math.min(left[u] - 1, Math.round(fraction * left[u])));
            }
            BitSet out = new BitSet(ratings.size());
            for (int i = 0; i < ratings.size(); i++) {
                int user = ratings.user(i);
                if (random.nextInt(left[user]--) < wanted[user]) {
                    out.set(i);
                    wanted[user]--;
                }
            }
            return out;
        }

        @Override
        public String toString() {
            return "per-user:" + fraction;
        }
    }

    /**
     * Holds out the latest ratings, {@code round(fraction × size)} of them or a few less: ratings of one second stay
     * together, in training.
     *
     * @param fraction above 0, below 1
     */
    record Temporal(double fraction) implements Split {
        public Temporal {
            requireFraction(fraction);
        }

        @Override
        public boolean needsTimes() {
            return true;
        }

        @Override
        public BitSet heldOut(Ratings ratings, long seed) {
            requireTimes(ratings, this);
            int wanted = (int) Math.round(fraction * ratings.size());
            long boundary = Order.byTime(ratings).latest(wanted);
            BitSet out = new BitSet(ratings.size());
            for (int i = 0; i < ratings.size(); i++) {
                out.set(i, ratings.time(i) > boundary);
            }
            return out;
        }

        @Override
        public String toString() {
            return "temporal:" + fraction;
        }
    }

    /**
     * Holds out the latest ratings of each user, who keeps at least one for training. Of equal times the one given
     * later is the later.
     *
     * @param count how many of each user's, at least 1
     */
    record LeaveLast(int count) implements Split {
        public LeaveLast {
            if (count < 1) {
                throw DyadException.usage("Split leave-last:%d: hold out at least 1 rating of each user", count);
            }
        }

        @Override
        public boolean needsTimes() {
            return true;
        }

        @Override
        public BitSet heldOut(Ratings ratings, long seed) {
            requireTimes(ratings, this);
            int[] left = ratings.countByUser();
            for (int u = 0; u < left.length; u++) {
                left[u] = Math.min(count, left[u] - 1);
            }
            BitSet out = new BitSet(ratings.size());
            int[] ascending = Order.byTime(ratings).indices();
            for (int k = ascending.length - 1; k >= 0; k--) {
                int i = ascending[k];
                if (left[ratings.user(i)] > 0) {
                    left[ratings.user(i)]--;
                    out.set(i);
                }
            }
            return out;
        }

        @Override
        public List<String> notes(Ratings ratings) {
            int[] had = ratings.countByUser();
            long raters = Arrays.stream(had).filter(n -> n > 0).count();
            long few = Arrays.stream(had).filter(n -> n > 0 && n <= count).count();
            return few == 0
                    ? List.of()
                    : List.of(String.format(
                            Locale.ROOT,
                            "%,d of %,d users have too few ratings to hold out %,d: they keep one each to train on, the"
                                    + " others are held out",
                            few,
                            raters,
                            count));
        }

        @Override
        public String toString() {
            return "leave-last:" + count;
        }
    }

    /**
     * Holds out one of {@code folds} random parts of equal size (to one); over all folds each rating is held out once.
     *
     * @param folds at least 2
     * @param fold which one, from 0
     */
    record KFold(int folds, int fold) implements Split {
        public KFold {
            if (folds < 2 || fold < 0 || fold >= folds) {
                throw DyadException.usage(
                        "Split k-fold:%d:%d: give at least 2 folds and a fold from 0 to folds - 1", folds, fold);
            }
        }

        @Override
        public BitSet heldOut(Ratings ratings, long seed) {
            int[] order = Order.shuffled(ratings.size(), Seeds.split(seed));
            BitSet out = new BitSet(ratings.size());
            for (int k = fold; k < order.length; k += folds) {
                out.set(order[k]);
            }
            return out;
        }

        @Override
        public String toString() {
            return "k-fold:" + folds + ":" + fold;
        }
    }

    /**
     * Holds out given ratings, such as those of a published test file.
     *
     * @param name what people call it, such as {@code u1.test}
     * @param indices of the ratings that are held out
     */
    record Given(String name, BitSet indices) implements Split {
        public Given {
            indices = (BitSet) indices.clone();
        }

        @Override
        public BitSet heldOut(Ratings ratings, long seed) {
            return (BitSet) indices.clone();
        }

        @Override
        public String toString() {
            return "given:" + name;
        }
    }

    private static void requireFraction(double fraction) {
        if (!(fraction > 0 && fraction < 1)) {
            throw DyadException.usage("Held-out fraction %s: give one above 0 and below 1, such as 0.1", fraction);
        }
    }

    private static void requireTimes(Ratings ratings, Split split) {
        if (!ratings.hasTimes()) {
            throw DyadException.usage("Split %s needs times, and these ratings have none; use random:0.1", split);
        }
    }
}
