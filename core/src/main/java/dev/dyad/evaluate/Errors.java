package dev.dyad.evaluate;

import dev.dyad.model.Answer;
import dev.dyad.ratings.RatingScale;

/** Sums of errors, from which the metrics follow. */
final class Errors {

    private final RatingScale scale;
    private long ratings;
    private long exact;
    private double squares;
    private double distances;

    Errors(RatingScale scale) {
        this.scale = scale;
    }

    /** Adds an answer to a rating of that level. */
    void add(Answer answer, int level) {
        double error = answer.rating() - scale.value(level);
        ratings++;
        exact += answer.level() == level ? 1 : 0;
        squares += error * error;
        distances += Math.abs(error);
    }

    void add(Errors other) {
        ratings += other.ratings;
        exact += other.exact;
        squares += other.squares;
        distances += other.distances;
    }

    RatingMetrics metrics() {
        return new RatingMetrics(ratings, (double) exact / ratings, Math.sqrt(squares / ratings), distances / ratings);
    }
}
