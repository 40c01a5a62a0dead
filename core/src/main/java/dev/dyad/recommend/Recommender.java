package dev.dyad.recommend;

import dev.dyad.model.TrainedModel;
import java.util.List;

/** Finds the items a user would rate highest. Immutable and safe to share. */
public final class Recommender {

    private final TrainedModel model;

    public Recommender(TrainedModel model) {
        this.model = model;
    }

    /**
     * The best {@code count} items of which the user has rated none, best first; of equal scores the lower row first.
     * Items that no training rating speaks of are left out.
     */
    public List<Recommendation> topN(int user, int count) {
        throw new UnsupportedOperationException("being written");
    }
}
