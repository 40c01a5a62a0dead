package dev.dyad.train;

import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Parts;
import dev.dyad.ratings.Ratings;

/**
 * What a trainer gets.
 *
 * @param train the ratings to learn from
 * @param validation ratings that epochs, and a learning rate that waits for progress, may be chosen by; never learned
 *     from; may be empty
 * @param heldOut the ratings each epoch is judged on, never learned from, and that decide nothing; may be empty
 * @param userFeatures over the user rows
 * @param itemFeatures over the item rows
 */
public record TrainingData(
        Ratings train, Ratings validation, Ratings heldOut, FeatureMatrix userFeatures, FeatureMatrix itemFeatures) {

    public TrainingData {
        if (userFeatures.rows() != train.userCount() || itemFeatures.rows() != train.itemCount()) {
            throw new IllegalArgumentException("features and ratings over different rows");
        }
    }

    /** Without a validation part. */
    public TrainingData(Ratings train, Ratings heldOut, FeatureMatrix userFeatures, FeatureMatrix itemFeatures) {
        this(train, train.select(i -> false), heldOut, userFeatures, itemFeatures);
    }

    /** The parts of a data set, with the chosen features. */
    public static TrainingData of(Dataset data, Parts parts, Features features) {
        return new TrainingData(
                parts.train(),
                parts.validation(),
                parts.heldOut(),
                features.ofUsers(data.users()),
                features.ofItems(data.items()));
    }
}
