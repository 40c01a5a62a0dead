package dev.dyad.evaluate;

import dev.dyad.model.RatingDistribution;

/** Sums over distributions, from which the metrics follow. */
final class DistributionErrors {

    /** A likelihood below this counts as it, so that one rating cannot make the mean infinite. */
    private static final double LEAST = 1e-12;

    private final Calibration all = new Calibration();
    private final Calibration modes = new Calibration();
    private long ratings;
    private double squares;
    private double distances;
    private double loss;

    /** Adds what was predicted of a rating of that level. */
    void add(RatingDistribution predicted, int level) {
        double error =
                predicted.scale().value(predicted.median()) - predicted.scale().value(level);
        ratings++;
        squares += error * error;
        distances += Math.abs(error);
        loss -= StrictMath.log(Math.max(LEAST, predicted.of(level)));
        for (int k = 0; k < predicted.scale().levels(); k++) {
            all.add(predicted.of(k), k == level);
        }
        int mode = predicted.mode();
        modes.add(predicted.of(mode), mode == level);
    }

    void add(DistributionErrors other) {
        all.add(other.all);
        modes.add(other.modes);
        ratings += other.ratings;
        squares += other.squares;
        distances += other.distances;
        loss += other.loss;
    }

    DistributionMetrics metrics() {
        return new DistributionMetrics(
                Math.sqrt(squares / ratings),
                distances / ratings,
                loss / ratings,
                all.error(),
                modes.error(),
                all.reliability());
    }
}
