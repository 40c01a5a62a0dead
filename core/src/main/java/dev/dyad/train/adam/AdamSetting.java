package dev.dyad.train.adam;

import dev.dyad.DyadException;
import dev.dyad.kernel.AdamClock;
import dev.dyad.model.EpochReport;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.train.Adam;
import dev.dyad.train.TrainingData;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** What the parts of a fit share. */
record AdamSetting(TrainingData data, ModelSpec spec, Adam trainer, long seed, double offset) {

    static AdamSetting of(TrainingData data, ModelSpec spec, Adam trainer, long seed) {
        double offset = spec.head() == Head.ORDINAL ? 0 : offset(data, spec);
        return new AdamSetting(data, spec, trainer, seed, offset);
    }

    private static double offset(TrainingData data, ModelSpec spec) {
        return spec.similarity() == Similarity.COSINE
                ? data.train().scale().centre()
                : data.train().mean();
    }

    /** Thresholds of each user; 0 where the head has none. */
    int thresholds() {
        return spec.head() == Head.ORDINAL ? data.train().scale().levels() - 1 : 0;
    }

    /** Steps of an epoch. */
    int batches() {
        int batchSize = trainer.batchSize();
        return (int) (((long) data.train().size() + batchSize - 1) / batchSize);
    }

    /** Where in an epoch's order a batch starts. */
    int start(int batch) {
        return (int) Math.min(data.train().size(), (long) batch * trainer.batchSize());
    }

    /** Steps before an epoch, which are counted from 1. */
    int stepsBefore(int epoch) {
        return (epoch - 1) * batches();
    }

    /**
     * The steps of an epoch.
     *
     * @param reports of the epochs before it
     */
    AdamClock clock(int epoch, List<EpochReport> reports) {
        int first = stepsBefore(epoch) + 1;
        IntToDoubleFunction rates = trainer.learningRate().inEpoch(epoch, trainer.epochs(), batches(), reports);
        return new AdamClock(stepsBefore(epoch), batches(), t -> rates.applyAsDouble(t - first), trainer.weightDecay());
    }

    void requireTrainable() {
        if (data.train().isEmpty()) {
            throw DyadException.data("There are no ratings to train on");
        }
        if ((long) trainer.epochs() * batches() > Integer.MAX_VALUE) {
            throw DyadException.usage(
                    "%,d epochs of %,d batches are more steps than can be counted; use larger batches",
                    trainer.epochs(), batches());
        }
    }
}
