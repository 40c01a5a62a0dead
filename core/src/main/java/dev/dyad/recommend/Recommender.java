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
        if (count < 0) {
            throw new IllegalArgumentException("count " + count + ": ask for 0 items or more");
        }
        BitSet candidates = (BitSet) trained.clone();
        candidates.andNot(model.history().ratedBy(user));
        FactorModel factors = model.factors();
        boolean learned = hasTrainingRatings(user);
        boolean ordinal = factors.spec().head() == Head.ORDINAL;
        OptionalInt known = OptionalInt.of(user);
        BestItems best = new BestItems(Math.min(count, candidates.cardinality()));
        for (int item = candidates.nextSetBit(0); item >= 0; item = candidates.nextSetBit(item + 1)) {
            float score = learned
                    ? factors.score(user, item)
                    : (float) factors.offset() + factors.items().bias(item);
            best.offer(item, ordinal ? (float) factors.answer(known, score).rating() : score);
        }
        return best.bestFirst();
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
