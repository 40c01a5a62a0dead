package dev.dyad.data;

import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.RatingsBuilder;
import java.util.List;

/** Turns ratings into the levels under which a {@link RatingsBuilder} takes them. */
sealed interface Levels permits GivenLevels, InferredLevels {

    /** The scale to build with; not always the final one. */
    RatingScale scale();

    /** The level of a rating, or −1 where it lies on none. */
    int of(double rating);

    /** Called once all ratings are in: puts them on their final scale. */
    void settle(List<RatingsBuilder> builders);

    /** What to tell about the scale. */
    List<String> notes();
}
