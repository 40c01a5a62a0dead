package dev.dyad.data;

import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.RatingsBuilder;
import java.util.List;

/** Levels of a scale that is known from the start. */
record GivenLevels(RatingScale scale) implements Levels {

    @Override
    public int of(double rating) {
        return scale.levelOf(rating);
    }

    @Override
    public void settle(List<RatingsBuilder> builders) {}

    @Override
    public List<String> notes() {
        return List.of();
    }
}
