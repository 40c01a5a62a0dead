package dev.dyad.train.gibbs;

import dev.dyad.model.FactorMatrix;
import dev.dyad.model.FactorModel;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Posterior;
import dev.dyad.model.Side;
import dev.dyad.model.Thresholds;
import dev.dyad.model.TimeEffects;
import dev.dyad.ratings.RatingScale;
import java.util.ArrayList;
import java.util.List;

/** The samples that were kept so far, what they leave open of each row, and the model made of them. */
final class KeptSamples {

    private final GibbsState state;
    private final List<KeptSample> samples = new ArrayList<>();
    private final double[] userVariances;
    private final double[] itemVariances;

    KeptSamples(GibbsState state) {
        this.state = state;
        userVariances = new double[state.users().rows()];
        itemVariances = new double[state.items().rows()];
    }

    List<KeptSample> samples() {
        return samples;
    }

    /** Sums over the samples, in squared standard deviations of ratings; not a copy. */
    double[] userVariances() {
        return userVariances;
    }

    double[] itemVariances() {
        return itemVariances;
    }

    /** What users without ratings leave open; the others' rows are kept as they are drawn, and so tell by themselves. */
    GibbsState.Misses usersMisses() {
        int size = state.users().size();
        double[] moments = state.items().moments(size);
        return (user, noise) -> {
            if (state.users().ratings().count(user) == 0) {
                userVariances[user] += square(noise, moments, size);
            }
        };
    }

    /** What items leave open, whose means are kept. */
    GibbsState.Misses itemsMisses() {
        int size = state.items().size();
        double[] moments = state.users().moments(size);
        return (item, noise) -> itemVariances[item] += square(noise, moments, size);
    }

    /** The mean square of the product with rows that have these moments. */
    private static double square(double[] noise, double[] moments, int size) {
        double square = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                square += noise[i] * moments[i * size + j] * noise[j];
            }
        }
        return Math.max(0, square);
    }

    /** Keeps the sample as it stands. */
    void keep() {
        samples.add(KeptSample.of(state));
        for (int user = 0; user < userVariances.length; user++) {
            boolean rated = state.users().ratings().count(user) > 0;
            userVariances[user] +=
                    rated ? 1 / state.noise().precisions()[user] : state.noise().variance();
        }
    }

    /** The mean of the samples, in ratings. */
    FactorModel model(ModelSpec spec, RatingScale scale, int threads) {
        double offset = 0;
        for (KeptSample sample : samples) {
            offset += sample.offset() / samples.size();
        }
        Posterior posterior = new Posterior(samples.size(), inRatings(userVariances), inRatings(itemVariances));
        List<float[]> users = samples.stream().map(KeptSample::users).toList();
        List<float[]> items = samples.stream().map(KeptSample::items).toList();
        float[] userBiases = means(state.users(), users);
        float[] itemBiases = means(state.items(), items);
        int width = posterior.width(spec.dim());
        double mean = offset;
        FactorMatrix userFactors = FactorMatrix.of(state.users().rows(), width, threads, (row, target, at) -> {
            for (int s = 0; s < samples.size(); s++) {
                double deviation = samples.get(s).offset() - mean - userBiases[row];
                int place = at + s * (spec.dim() + Posterior.BESIDE_FACTORS);
                segment(state.users(), users.get(s), row, deviation, target, place);
                swap(target, place + spec.dim());
            }
        });
        FactorMatrix itemFactors = FactorMatrix.of(state.items().rows(), width, threads, (row, target, at) -> {
            for (int s = 0; s < samples.size(); s++) {
                int place = at + s * (spec.dim() + Posterior.BESIDE_FACTORS);
                segment(state.items(), items.get(s), row, -itemBiases[row], target, place);
            }
        });
        return new FactorModel(
                spec,
                scale,
                state.offset() + state.unit() * offset,
                side(
                        state.users(),
                        userFactors,
                        userBiases,
                        samples.stream().map(KeptSample::userFeatures).toList()),
                side(
                        state.items(),
                        itemFactors,
                        itemBiases,
                        samples.stream().map(KeptSample::itemFeatures).toList()),
                Thresholds.NONE,
                TimeEffects.NONE,
                posterior);
    }

    private float[] inRatings(double[] sums) {
        float[] variances = new float[sums.length];
        for (int row = 0; row < sums.length; row++) {
            variances[row] = (float) (sums[row] / samples.size() * state.unit() * state.unit());
        }
        return variances;
    }

    /** The mean bias of each row, in standard deviations. */
    private static float[] means(GibbsSide side, List<float[]> rows) {
        float[] means = new float[side.rows()];
        for (int row = 0; row < means.length; row++) {
            double sum = 0;
            for (float[] values : rows) {
                sum += values[side.at(row) + side.dim()];
            }
            means[row] = (float) (sum / rows.size());
        }
        return means;
    }

    /** A row's factors in a sample, 1, and how far its bias there lies from the mean one; all so that products add up. */
    private void segment(GibbsSide side, float[] rows, int row, double shift, float[] target, int place) {
        double share = Math.sqrt(state.unit() / samples.size());
        int dim = side.dim();
        for (int k = 0; k < dim; k++) {
            target[place + k] = (float) (share * rows[side.at(row) + k]);
        }
        target[place + dim] = (float) share;
        target[place + dim + 1] = (float) (share * (rows[side.at(row) + dim] + shift));
    }

    private static void swap(float[] target, int at) {
        float first = target[at];
        target[at] = target[at + 1];
        target[at + 1] = first;
    }

    private Side side(GibbsSide side, FactorMatrix factors, float[] means, List<float[]> features) {
        float[] biases = new float[side.isBiased() ? means.length : 0];
        for (int row = 0; row < biases.length; row++) {
            biases[row] = (float) (means[row] * state.unit());
        }
        double share = Math.sqrt(state.unit() / samples.size());
        int dim = side.dim();
        FactorMatrix ofFeatures = FactorMatrix.of(side.features().count(), factors.dim(), (row, target, at) -> {
            for (int s = 0; s < samples.size(); s++) {
                for (int k = 0; k < dim; k++) {
                    target[at + s * (dim + Posterior.BESIDE_FACTORS) + k] =
                            (float) (share * features.get(s)[row * dim + k]);
                }
            }
        });
        return new Side(factors, biases, side.features(), ofFeatures);
    }
}
