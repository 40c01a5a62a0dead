package dev.dyad.train;

import dev.dyad.DyadException;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.train.gibbs.GibbsFit;
import java.util.LinkedHashMap;
import java.util.Map;

/** TODO-PROTOTYPE */
public record Gibbs(int epochs, int burnIn, int samples) implements Trainer {

    public static final Gibbs DEFAULT = new Gibbs(120, 20, 32);

    public Gibbs {
        require(epochs >= 2 && epochs <= 100_000, "Epochs %s: give 2 to 100,000", epochs);
    }

    private static void require(boolean allowed, String format, Object value) {
        if (!allowed) {
            throw DyadException.usage(format, value);
        }
    }

    @Override
    public String name() {
        return "gibbs";
    }

    @Override
    public Gibbs withEpochs(int other) {
        return new Gibbs(other, burnIn, samples);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("trainer", name());
        settings.put("epochs", Integer.toString(epochs));
        settings.put("burn-in", Integer.toString(burnIn));
        settings.put("samples", Integer.toString(samples));
        return settings;
    }

    @Override
    public Fit fit(TrainingData data, ModelSpec spec, FitOptions options, TrainingListener listener) {
        return new GibbsFit(data, spec, this, options, listener).run();
    }
}
