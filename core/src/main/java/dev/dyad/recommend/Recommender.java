package dev.dyad.recommend;

import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.History;
import dev.dyad.model.TrainedModel;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** Finds the items a user would rate highest. Immutable and safe to share. */
public final class Recommender {

    private final TrainedModel model;
    private final BitSet trained;

    public Recommender(TrainedModel model) {
        this.model = model;
        this.trained = new BitSet(model.items().size());
        int[] counts = model.history().trainedByItem(model.items().size());
        for (int item = 0; item < counts.length; item++) {
            trained.set(item, counts[item] > 0);
        }
    }

    /**
     * The best {@code count} items of which the user has rated none, best first; of equal scores the lower row first.
     * Items that no training rating speaks of are left out, so there may be fewer than asked for. The vector of a user
     * without training ratings was never learned; such a user gets the items by μ + b_i.
     *
     * @param user a row of the model's users
     * @param count 0 or more
     */
    public List<Recommendation> topN(int user, int count) {
        if (user < 0 || user >= model.users().size()) {
            throw new IndexOutOfBoundsException(
                    "user row " + user + " of " + model.users().size());
        }
        requireCount(count);
        BitSet candidates = (BitSet) trained.clone();
        candidates.andNot(model.history().ratedBy(user));
        FactorModel factors = model.factors();
        boolean learned = hasTrainingRatings(user);
        BestItems best = new BestItems(Math.min(count, candidates.cardinality()));
        for (int item = candidates.nextSetBit(0); item >= 0; item = candidates.nextSetBit(item + 1)) {
            float score = learned
                    ? factors.score(user, item)
                    : (float) factors.offset() + factors.items().bias(item);
            best.offer(item, score);
        }
        return answered(user, best.bestFirst());
    }

    /** With expected ratings for scores, which with an ordinal head are logits: one user's rise with them. */
    private List<Recommendation> answered(int user, List<Recommendation> best) {
        FactorModel factors = model.factors();
        if (factors.spec().head() == Head.REGRESSION) {
            return best;
        }
        OptionalInt known = OptionalInt.of(user);
        return best.stream()
                .map(r -> new Recommendation(
                        r.item(), factors.answer(known, r.score()).rating()))
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
        requireCount(count);
        BitSet learned = new BitSet(model.users().size());
        for (int user = 0; user < model.users().size(); user++) {
            learned.set(user, hasTrainingRatings(user));
        }
        new TopOfAll(this, model, learned, trained, count)
                .run(threads, (user, best) -> target.accept(user, answered(user, best)));
    }

    private static void requireCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count " + count + ": ask for 0 items or more");
        }
    }

    private boolean hasTrainingRatings(int user) {
        History history = model.history();
        for (int k = history.start(user); k < history.start(user + 1); k++) {
            if (history.isTrained(k)) {
                return true;
            }
        }
        return false;
    }
}
