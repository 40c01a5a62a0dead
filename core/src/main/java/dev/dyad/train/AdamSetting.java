package dev.dyad.train;

import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;

/** What the parts of a fit share. */
record AdamSetting(TrainingData data, ModelSpec spec, Adam trainer, long seed, double offset, Slices slices) {

    static AdamSetting of(TrainingData data, ModelSpec spec, Adam trainer, long seed) {
        double offset = spec.similarity() == Similarity.COSINE
                ? data.train().scale().centre()
                : data.train().mean();
        return new AdamSetting(data, spec, trainer, seed, offset, Slices.of(spec.dim()));
    }

    /** Steps of an epoch. */
    int batches() {
        int batchSize = trainer.batchSize();
        return (int) (((long) data.train().size() + batchSize - 1) / batchSize);
    }
}
