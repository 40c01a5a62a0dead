package dev.dyad.lab;

import dev.dyad.model.Biases;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Split;
import dev.dyad.train.Adam;
import dev.dyad.train.LearningRate;
import dev.dyad.train.Start;

/** Specs around the study's own, for tests. */
public final class Specs {

    private Specs() {}

    public static RunSpec dim(int dim) {
        return of(dim, Biases.NONE, 512, 0);
    }

    public static RunSpec batch(int batch) {
        return of(128, Biases.NONE, batch, 0);
    }

    public static RunSpec l2(double l2) {
        return of(128, Biases.NONE, 512, l2);
    }

    public static RunSpec of(int dim, Biases biases, int batch, double l2) {
        return new RunSpec(
                new ModelSpec(dim, Similarity.COSINE, biases, Features.NONE),
                new Adam(50, batch, LearningRate.constant(1e-3), l2, 0, 0, Start.TORCH),
                new Split.Random(0.1),
                0,
                1);
    }
}
