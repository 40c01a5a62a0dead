package dev.dyad.recommend;

import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.History;
import dev.dyad.model.TrainedModel;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds the items a user would rate highest. Immutable and safe to share. */
public final class Recommender {

    private final FactorModel factors;
    private final History history;
    private final Set<History.Part> seen;
    private final int[] counts;
    private final BitSet trained;
    private final RankBy rankBy;

    /** Recommends what users have not rated in any part. */
    public Recommender(TrainedModel model) {
        this(model.factors(), model.history(), EnumSet.allOf(History.Part.class));
    }

    /**
     * Recommends what users have not rated in some parts: ratings of the others may be found, so that it can be judged by
     * them.
     *
     * @param history over the model's users and items
     * @param seen the parts whose ratings users are thought to have given already
     */
    public Recommender(FactorModel factors, History history, Set<History.Part> seen) {
        this(factors, history, seen, RankBy.RATING);
    }

    private Recommender(FactorModel factors, History history, Set<History.Part> seen, RankBy rankBy) {
        rankBy.require(factors);
        this.rankBy = rankBy;
        this.factors = factors;
        this.history = history;
        this.seen = Set.copyOf(seen);
        this.counts = history.trainedByItem(factors.items().rows());
        this.trained = new BitSet(counts.length);
        for (int item = 0; item < counts.length; item++) {
            trained.set(item, counts[item] > 0);
        }
    }

    /**
     * The same by another ranking.
     *
     * @throws dev.dyad.DyadException of kind USAGE where the model does not tell that
     */
    public Recommender rankedBy(RankBy other) {
        return new Recommender(factors, history, seen, other);
    }

    /**
     * The best {@code count} items of which the user has rated none, best first; of equal scores the lower row first.
     * Items that no training rating speaks of are left out, so there may be fewer than asked for. The vector of a user
     * without training ratings was never learned; such a user gets the items by μ + b_i or, where scores only rank, by the
     * share of the users who have rated them.
     *
     * @param user a row of the model's users
     * @param count 0 or more
     */
    public List<Recommendation> topN(int user, int count) {
        if (user < 0 || user >= factors.users().rows()) {
            throw new IndexOutOfBoundsException(
                    "user row " + user + " of " + factors.users().rows());
        }
        requireCount(count);
        return answered(user, scored(user, count));
    }

    /** The same with raw scores. */
    List<Recommendation> scored(int user, int count) {
        BitSet candidates = (BitSet) trained.clone();
        candidates.andNot(seenBy(user));
        boolean learned = hasTrainingRatings(user);
        BestItems best = new BestItems(Math.min(count, candidates.cardinality()));
        for (int item = candidates.nextSetBit(0); item >= 0; item = candidates.nextSetBit(item + 1)) {
            best.offer(item, learned ? factors.score(user, item) : scoreForAnyone(item));
        }
        return best.bestFirst();
    }

    /** What is left of a score where nothing is known of the user. */
    private float scoreForAnyone(int item) {
        return factors.spec().head() == Head.IMPLICIT
                ? (float) counts[item] / factors.users().rows()
                : (float) factors.offset() + factors.items().bias(item);
    }

    /** The items that a user is thought to know. */
    BitSet seenBy(int user) {
        return history.ratedBy(user, seen);
    }

    /** With what they are ranked by in place of scores: one user's rise with them. */
    private List<Recommendation> answered(int user, List<Recommendation> best) {
        if (factors.spec().head() != Head.ORDINAL) {
            return best;
        }
        OptionalInt known = OptionalInt.of(user);
        return best.stream()
                .map(r -> new Recommendation(r.item(), rankBy.of(factors, known, r.score())))
                .toList();
    }

    /** Is told what to recommend to a user. */
    @FunctionalInterface
    public interface ForUser {
        /**
         * @param user a row of the model's users
         * @param best best first
         */
        void accept(int user, List<Recommendation> best);
    }

    /**
     * Finds for each user what {@link #topN} does, to the bit, and for all of them some fifty times faster: by a blocked
     * matrix product, with a bound that leaves out what cannot be among the best.
     *
     * @param count 0 or more
     * @param threads how many work, the caller one of them; the result does not depend on it
     * @param target told the users one after another in the order of their rows, by one thread at a time; an exception
     *     that it throws ends the work and is rethrown
     */
    public void topNOfAll(int count, int threads, ForUser target) {
        topNOf(IntStream.range(0, factors.users().rows()).toArray(), count, threads, target);
    }

    /**
     * The same for some users.
     *
     * @param users rows of the model's users, in the order in which the target is told of them
     */
    public void topNOf(int[] users, int count, int threads, ForUser target) {
        requireCount(count);
        BitSet learned = new BitSet(factors.users().rows());
        for (int user : users) {
            learned.set(user, hasTrainingRatings(user));
        }
        new TopOfAll(this, factors, users.clone(), learned, trained, count)
                .run(threads, (user, best) -> target.accept(user, answered(user, best)));
    }

    private static void requireCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count " + count + ": ask for 0 items or more");
        }
    }

    private boolean hasTrainingRatings(int user) {
        for (int k = history.start(user); k < history.start(user + 1); k++) {
            if (history.isTrained(k)) {
                return true;
            }
        }
        return false;
    }
}
