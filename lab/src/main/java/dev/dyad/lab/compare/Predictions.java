package dev.dyad.lab.compare;

import dev.dyad.model.Answer;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.RatingDistribution;
import dev.dyad.ratings.Ratings;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a model's answers are from some ratings, rating by rating.
 *
 * @param ratings how many
 * @param exact those whose level is predicted exactly
 * @param distances from the expected rating, in ratings
 * @param losses −log P(the level given), where the model has an ordinal head
 */
public record Predictions(int ratings, BitSet exact, float[] distances, Optional<float[]> losses) {

    /** A likelihood below this counts as it, as in an evaluation. */
    private static final double LEAST = 1e-12;

    /** Ratings by rows of users and items, a model's or those of catalogs of their own, read one by one. */
    public interface Asked {
        int size();

        int user(int i);

        int item(int i);

        int level(int i);

        /** When it was given, in seconds since 1970; empty where that is not known. */
        OptionalLong when(int i);

        /** Ratings over these rows. */
        static Asked of(Ratings ratings) {
            return new OfRatings(ratings);
        }
    }

    private record OfRatings(Ratings ratings) implements Asked {
        @Override
        public int size() {
            return ratings.size();
        }

        @Override
        public int user(int i) {
            return ratings.user(i);
        }

        @Override
        public int item(int i) {
            return ratings.item(i);
        }

        @Override
        public int level(int i) {
            return ratings.level(i);
        }

        @Override
        public OptionalLong when(int i) {
            return ratings.when(i);
        }
    }

    /** What a model says of some ratings. */
    public static Predictions of(FactorModel model, Asked asked) {
        boolean ordinal = model.spec().head() == Head.ORDINAL;
        BitSet exact = new BitSet(asked.size());
        float[] distances = new float[asked.size()];
        float[] losses = new float[ordinal ? asked.size() : 0];
        for (int i = 0; i < asked.size(); i++) {
            Answer answer;
            if (ordinal) {
                RatingDistribution distribution = model.distribution(asked.user(i), asked.item(i), asked.when(i));
                losses[i] = (float) -StrictMath.log(Math.max(LEAST, distribution.of(asked.level(i))));
                answer = new Answer(distribution.mean(), distribution.mode());
            } else {
                answer = model.answer(asked.user(i), asked.item(i), asked.when(i));
            }
            exact.set(i, answer.level() == asked.level(i));
            distances[i] = (float) Math.abs(answer.rating() - model.scale().value(asked.level(i)));
        }
        return new Predictions(asked.size(), exact, distances, ordinal ? Optional.of(losses) : Optional.empty());
    }

    /** The share of ratings whose level is predicted exactly. */
    public double accuracy() {
        return (double) exact.cardinality() / ratings;
    }

    /** Root of the mean squared error of the expected rating. */
    public double rmse() {
        double sum = 0;
        for (float distance : distances) {
            sum += (double) distance * distance;
        }
        return Math.sqrt(sum / ratings);
    }

    /** Mean absolute error of the expected rating. */
    public double mae() {
        return mean(distances);
    }

    /** The mean of −log P(the level given), where there are probabilities. */
    public Optional<Double> nll() {
        return losses.map(Predictions::mean);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
