package dev.dyad.train.gibbs;

import dev.dyad.model.ModelSpec;
import dev.dyad.train.*;

public final class GibbsFit {
    public GibbsFit(TrainingData data, ModelSpec spec, Gibbs trainer, FitOptions options, TrainingListener listener) {}

    public Fit run() { throw new UnsupportedOperationException(); }
}
