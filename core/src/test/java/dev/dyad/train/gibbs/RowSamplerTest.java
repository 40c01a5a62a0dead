package dev.dyad.train.gibbs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyad.model.Biases;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Ratings;
import dev.dyad.train.SmallRatings;
import dev.dyad.train.TrainingData;
import dev.dyad.train.fit.LossMeter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rows are drawn from, beside the formulas in double precision. */
class RowSamplerTest {

    private static final int DIM = 3;

    private static GibbsState state(Biases biases) {
        Ratings ratings = SmallRatings.of(40, 30, 900, 3);
        TrainingData data = new TrainingData(
                ratings, ratings.select(i -> false), SmallRatings.features(40), FeatureMatrix.none(30));
        GibbsState state = new GibbsState(data, new ModelSpec(DIM, Similarity.DOT, biases, Features.NONE), 8);
        state.start();
        GibbsState.Misses none = (row, noise) -> {};
        for (int sweep = 1; sweep <= 3; sweep++) {
            state.drawUsers(sweep, none, 1);
            state.drawItems(sweep, none, 1);
            state.drawNoise(sweep, new LossMeter(), 1);
        }
        return state;
    }

    /** A and b of a user, in double precision. */
    private record Conditional(double[][] precision, double[] pull) {

        static Conditional of(GibbsState state, int user) {
            GibbsSide users = state.users();
            GibbsSide items = state.items();
            int n = users.size();
            double[][] a = new double[n][n];
            double[] mean = new double[n];
            for (int i = 0; i < n; i++) {
                mean[i] = users.prior().mean()[i] + users.prior().effects().of(user, i);
                for (int j = 0; j < n; j++) {
                    a[i][j] = users.prior().precision()[i * n + j];
                }
            }
            double[] b = Plain.times(a, mean);
            double alpha = state.noise().precisions()[user];
            for (int k = users.ratings().start(user); k < users.ratings().start(user + 1); k++) {
                int item = users.ratings().other(k);
                double y = state.userTargets().of(k) - items.bias(item);
                double[] z = new double[n];
                for (int i = 0; i < n; i++) {
                    z[i] = i == DIM ? 1 : items.values()[items.at(item) + i];
                }
                for (int i = 0; i < n; i++) {
                    b[i] += alpha * y * z[i];
                    for (int j = 0; j < n; j++) {
                        a[i][j] += alpha * z[i] * z[j];
                    }
                }
            }
            return new Conditional(a, b);
        }
    }

    @ParameterizedTest
    @CsvSource({"both, 0", "both, 39", "none, 1", "item, 5", "user, 17"})
    void rowsAreDrawnFromTheirConditional(String biases, int user) {
        GibbsState state = state(Biases.parse(biases));
        Conditional plain = Conditional.of(state, user);
        double[][] covariance = Plain.inverse(plain.precision());
        double[] mean = Plain.times(covariance, plain.pull());
        int n = mean.length;
        Moments moments = new Moments(n);
        int draws = 40_000;
        for (int stream = 0; stream < draws; stream++) {
            RowSampler sampler = new RowSampler(state.users(), state.items(), state.userTargets(), stream * 7919L);
            sampler.draw(user);
            for (int i = 0; stream == 0 && i < n; i++) {
                assertEquals(mean[i], sampler.mean()[i], 1e-5 * (1 + Math.abs(mean[i])));
            }
            moments.add(sampler.noise());
        }
        for (int i = 0; i < n; i++) {
            // Five standard errors.
            assertEquals(0, moments.mean(i), 5 * Math.sqrt(covariance[i][i] / draws));
            for (int j = 0; j < n; j++) {
                double error =
                        Math.sqrt((covariance[i][i] * covariance[j][j] + covariance[i][j] * covariance[i][j]) / draws);
                assertEquals(covariance[i][j], moments.covariance(i, j), 5 * error, i + ", " + j);
            }
        }
    }
}
