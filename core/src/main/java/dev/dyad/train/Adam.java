package dev.dyad.train;

import dev.dyad.DyadException;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.train.adam.AdamFit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Mini-batch Adam with the numbers of torch's dense optimizer: every row steps at every batch, those without a rating
 * in it included. Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015. Loss: the mean squared error
 * of a batch, or with an ordinal head the mean negative logarithm of the likelihood; its exponents are β₁ = 0.9, β₂ = 0.999 and ε = 1e-8.
 *
 * @param epochs 1 to 100,000
 * @param batchSize ratings in a step, 1 to 65,536
 * @param learningRate of every step
 * @param l2 coupled weight decay, as {@code weight_decay} of torch's Adam: l2 × parameter is added to the gradient of
 *     every parameter, biases and feature factors included, at every step; 0 to 1
 * @param weightDecay decoupled weight decay, as {@code weight_decay} of torch's AdamW: before every step learning rate ×
 *     weight decay × parameter is taken from every parameter, likewise; 0 or more, and below 1 once multiplied by the
 *     highest learning rate. Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019
 * @param dropout the share of a vector's numbers, and of biases, that is set to 0 for a rating while the others are
 *     scaled up by 1 / (1 − dropout); 0 to 0.9
 * @param start how fresh parameters are drawn
 */
public record Adam(
        int epochs,
        int batchSize,
        LearningRate learningRate,
        double l2,
        double weightDecay,
        double dropout,
        Start start)
        implements Trainer {

    /** As the study trained: 50 epochs, batches of 512, learning rate 1e-3. */
    public static final Adam STUDY = new Adam(50, 512, LearningRate.constant(1e-3), 0, 0, 0, Start.TORCH);

    /** For an ordinal head. No regularization, as how much is good depends on how many ratings a row has. */
    public static final Adam ORDINAL = new Adam(12, 512, new LearningRate.Cosine(5e-3, 0, 1e-3), 0, 0, 0, Start.SMALL);

    /** The usual settings for a head. */
    public static Adam usualFor(Head head) {
        return head == Head.ORDINAL ? ORDINAL : STUDY;
    }

    public Adam {
        Refusals.require(epochs >= 1 && epochs <= 100_000, "Epochs %s: give 1 to 100,000", epochs);
        Refusals.require(batchSize >= 1 && batchSize <= 65_536, "Batch size %s: give 1 to 65,536", batchSize);
        Refusals.require(l2 >= 0 && l2 <= 1, "L2 %s: give 0 to 1, such as 1e-6", l2);
        Refusals.require(weightDecay >= 0, "Weight decay %s: give 0 or more, such as 0.01", weightDecay);
        if (!(weightDecay * learningRate.highest() < 1)) {
            throw DyadException.usage(
                    "Weight decay %s with learning rate %s leaves nothing of the parameters after a step; give values"
                            + " whose product is below 1",
                    weightDecay, learningRate);
        }
        Refusals.require(dropout >= 0 && dropout <= 0.9, "Dropout %s: give a share from 0 to 0.9", dropout);
    }

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public Adam withEpochs(int other) {
        return new Adam(other, batchSize, learningRate, l2, weightDecay, dropout, start);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("trainer", name());
        settings.put("epochs", Integer.toString(epochs));
        settings.put("batch", Integer.toString(batchSize));
        settings.put("learning-rate", learningRate.toString());
        settings.put("l2", Double.toString(l2));
        settings.put("weight-decay", Double.toString(weightDecay));
        settings.put("dropout", Double.toString(dropout));
        settings.put("start", start.toString());
        return settings;
    }

    /**
     * {@inheritDoc}
     *
     * @throws DyadException also of kind USAGE for features of time
     */
    @Override
    public Fit fit(TrainingData data, ModelSpec spec, FitOptions options, TrainingListener listener) {
        if (spec.head() == Head.IMPLICIT) {
            throw DyadException.usage("The trainer adam learns no implicit head; take --trainer als");
        }
        Refusals.refuseFeaturesOfSgd(this, spec);
        return new AdamFit(data, spec, this, options, listener).run();
    }
}
