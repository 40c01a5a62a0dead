package dev.dyad.data.synthetic;

import dev.dyad.ratings.RatingScale;

/** Adds up how well the planted model predicts the ratings it has made. Not safe for use by several threads. */
final class Tally {

    private long ratings;
    private double stars;
    private double squaredErrors;
    private double logLosses;
    private long hits;
    private final int[] usersByScaleUse = new int[ScaleUse.values().length];

    void add(Answers answers, int row, int level) {
        double value = RatingScale.HALF_STARS.value(level);
        double error = value - answers.mean(row);
        ratings++;
        stars += value;
        squaredErrors += error * error;
        logLosses -= StrictMath.log(answers.probability(row, level));
        hits += answers.mode(row) == level ? 1 : 0;
    }

    void add(PlantedUser user) {
        usersByScaleUse[user.scaleUse().ordinal()]++;
    }

    void add(Tally other) {
        ratings += other.ratings;
        stars += other.stars;
        squaredErrors += other.squaredErrors;
        logLosses += other.logLosses;
        hits += other.hits;
        for (int use = 0; use < usersByScaleUse.length; use++) {
            usersByScaleUse[use] += other.usersByScaleUse[use];
        }
    }

    int users(ScaleUse use) {
        return usersByScaleUse[use.ordinal()];
    }

    long ratings() {
        return ratings;
    }

    PlantedTruth truth() {
        return new PlantedTruth(
                ratings,
                stars / ratings,
                StrictMath.sqrt(squaredErrors / ratings),
                (double) hits / ratings,
                logLosses / ratings);
    }
}
