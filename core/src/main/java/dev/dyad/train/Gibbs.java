package dev.dyad.train;

import dev.dyad.DyadException;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Posterior;
import dev.dyad.train.gibbs.GibbsFit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bayesian matrix factorization by Gibbs sampling, for inner products: Salakhutdinov and Mnih, "Bayesian probabilistic
 * matrix factorization using Markov chain Monte Carlo", ICML 2008. Nothing is minimized, and no regularization is there to
 * be tuned: each sweep draws users, items, how much rows differ, and how noisy each user's ratings are, from what the
 * others and the ratings leave likely, and the model is the mean of many such samples. So it also tells how sure it is:
 * {@link dev.dyad.model.FactorModel#deviation}.
 *
 * @param epochs sweeps in all, 2 to 100,000
 * @param burnIn the first of them, which are not averaged, as sampling has yet to come to where it stays; at most
 *     {@code epochs − samples}
 * @param samples how many are kept for the model, evenly spaced among the others; 2 to 512. The model's vectors have
 *     samples × (dim + 2) numbers, at most {@link ModelSpec#MAX_DIM}
 */
public record Gibbs(int epochs, int burnIn, int samples) implements Trainer {

    /** The embedding size that is usual with it: two numbers more, 32 times, are as many as a vector may have. */
    public static final int USUAL_DIM = 30;

    /** Good on small and on large data: see {@code docs/accuracy.md}. */
    public static final Gibbs DEFAULT = new Gibbs(200, 20, 32);

    public Gibbs {
        Refusals.require(epochs >= 2 && epochs <= 100_000, "Epochs %s: give 2 to 100,000", epochs);
        Refusals.require(
                samples >= 2 && samples <= ModelSpec.MAX_DIM / 2, "Samples %s: give 2 to 512, such as 32", samples);
        Refusals.require(burnIn >= 0, "Burn-in %s: give 0 epochs or more, such as 20", burnIn);
        if (epochs - burnIn < samples) {
            throw DyadException.usage(
                    "Of %d epochs %d to burn in leave too few to keep %d samples; give %d epochs or more, or keep fewer",
                    epochs, burnIn, samples, (long) burnIn + samples);
        }
    }

    @Override
    public String name() {
        return "gibbs";
    }

    /** {@inheritDoc} The burn-in is at most half of them, and there are fewer samples where they would not fit in. */
    @Override
    public Gibbs withEpochs(int other) {
        int first = Math.max(0, Math.min(Math.min(burnIn, other / 2), other - 2));
        return new Gibbs(other, first, Math.max(2, Math.min(samples, other - first)));
    }

    /** Whether the sample of that epoch, from 1, is one of those that the model is made of. */
    public boolean keeps(int epoch) {
        long after = (long) epoch - burnIn;
        long span = (long) epochs - burnIn;
        return after > 0 && after * samples / span > (after - 1) * samples / span;
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

    /**
     * {@inheritDoc}
     *
     * @throws DyadException also of kind USAGE for a cosine, an ordinal head, or more samples than vectors have room for
     */
    @Override
    public Fit fit(TrainingData data, ModelSpec spec, FitOptions options, TrainingListener listener) {
        Refusals.refuseCosine(this, spec);
        if (spec.head() != Head.REGRESSION) {
            throw DyadException.usage(
                    "The trainer gibbs learns no %s head; take --trainer %s, or --head regression",
                    spec.head(), spec.head() == Head.IMPLICIT ? "als" : "sgd");
        }
        Refusals.refuseFeaturesOfSgd(this, spec);
        int segment = spec.dim() + Posterior.BESIDE_FACTORS;
        if (samples * segment > ModelSpec.MAX_DIM) {
            throw DyadException.usage(
                    "%d samples of %d dimensions make vectors of %,d numbers, where %,d are the most: keep fewer samples, or"
                            + " take fewer dimensions; each sample takes two numbers more than there are dimensions",
                    samples, spec.dim(), samples * segment, ModelSpec.MAX_DIM);
        }
        Refusals.refuseNoRatings(data);
        return new GibbsFit(data, spec, this, options, listener).run();
    }
}
