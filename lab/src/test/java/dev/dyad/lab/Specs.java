package dev.dyad.lab;

import dev.dyad.model.Biases;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Split;
import dev.dyad.train.Adam;

/** Specs around the study's own, for tests. */
public final class Specs {

    private Specs() {}

    public static RunSpec dim(int dim) {
        return new RunSpec(
                new ModelSpec(dim, Similarity.COSINE, Biases.NONE, Features.NONE),
                Adam.STUDY,
                new Split.Random(0.1),
                0,
                1);
    }
}
