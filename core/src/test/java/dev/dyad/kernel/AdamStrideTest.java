package dev.dyad.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole lives of parameters with L2, in strides, beside the same steps one by one in double precision. */
class AdamStrideTest {

    /** A third of a step, which is what a parameter moves by where gradients are steady. */
    private static final double TOLERANCE = 3e-4;

    private static final int STEPS = 8000;
    private static final int WIDTH = 19;

    static Stream<Arguments> lives() {
        return Stream.of(new ScalarKernels(), new VectorKernels()).flatMap(kernels -> Stream.of(1e-7, 1e-6, 1e-5, 1e-4)
                .flatMap(l2 -> Stream.of(3, 30, 300, 3000).map(gap -> Arguments.of(kernels, l2, gap))));
    }

    /** Gradients come at random, from 1e-6 to 1e-3 in size by column; between them there is nothing but L2. */
    @ParameterizedTest
    @MethodSource("lives")
    void aLifeInStridesIsALifeStepByStep(Kernels kernels, double l2, int meanGap) {
        SplittableRandom random = new SplittableRandom(meanGap);
        AdamClock clock = new AdamClock(0, STEPS + 1, t -> 1e-3);
        AdamPages pages = new AdamPages(1, WIDTH);
        double[][] exact = new double[WIDTH][3];
        for (int k = 0; k < WIDTH; k++) {
            float theta = (float) random.nextGaussian();
            pages.set(0, 0, k, theta);
            exact[k][0] = theta;
        }
        for (int t = 0; t < STEPS; ) {
            int next = (int) Math.min(STEPS, t + 1 - meanGap * Math.log(1 - random.nextDouble()));
            AdamPlan plan = new AdamPlan(1);
            plan.replay(t, next);
            plan.addCurrent(0, clock.epsilonAt(next));
            kernels.adamCatchUp(pages, plan, 0, 1, (float) l2, clock);
            float[] theta = new float[WIDTH];
            kernels.adamSettle(pages, plan, 0, 1, theta, 0);
            float[] gradient = new float[WIDTH];
            for (int k = 0; k < WIDTH; k++) {
                gradient[k] = (float) (random.nextGaussian() * Math.pow(10, -3 - k % 4));
                replay(exact[k], l2, t, next);
                assertEquals(exact[k][0], theta[k], TOLERANCE, "column " + k + " after step " + next);
                step(exact[k], gradient[k], l2, next + 1);
            }
            GradientTerms terms = new GradientTerms(
                    new int[] {0, 1}, new int[] {0}, new float[] {1}, gradient, new int[] {0}, new float[1]);
            float rate = clock.rateAt(next + 1);
            kernels.adamStep(pages, plan, 0, 1, theta, 0, terms, (float) l2, rate, clock.epsilonAt(next + 1), 0);
            t = next + 1;
        }
    }

    static Stream<Kernels> kernels() {
        return Stream.of(new ScalarKernels(), new VectorKernels());
    }

    /** Subnormal numbers would take several times as long as others. */
    @ParameterizedTest
    @MethodSource("kernels")
    void whatHasCollapsedIsZeroAndWhatHasNotIsNot(Kernels kernels) {
        AdamClock clock = new AdamClock(1_000, 20_000, t -> 1e-3);
        AdamPages pages = new AdamPages(1, WIDTH);
        for (int k = 0; k < WIDTH; k++) {
            pages.set(0, 0, k, k % 2 == 0 ? 0.5f : 1e-5f);
            pages.set(0, 2, k, k % 2 == 0 ? 1 : 1e-6f);
        }

        kernels.adamStride(pages, 0, 1e-5f, clock, 1_000, 15_000, new float[Kernels.SCRATCH * WIDTH]);

        for (int k = 0; k < WIDTH; k++) {
            if (k % 2 == 0) {
                assertTrue(pages.get(0, 0, k) > 0.4f, "column " + k + " has a long way to 0");
            } else {
                assertEquals(0, pages.get(0, 0, k), "column " + k);
                assertEquals(0, pages.get(0, 1, k), "column " + k);
            }
        }
    }

    /** What a step is while D is held, (θ, m) to (θ − D m', m'), multiplied out n times in double precision. */
    @Test
    void thePolynomialsOfASmallDeltaAreThePowersOfTheMatrix() {
        for (int n = 1; n <= AdamStride.LONGEST; n++) {
            AdamStride s = AdamStride.of(n);
            for (int part = 0; part <= 4; part++) {
                float delta = s.small * part / 4;
                // With D = 1 and so l2 = 10 δ: θ' of a first (1, 0), and of a first (0, 1), which is −U β₁.
                double[] ofTheta = {1, 0};
                double[] ofMean = {0, 1};
                for (int j = 0; j < n; j++) {
                    for (double[] state : new double[][] {ofTheta, ofMean}) {
                        state[1] = 0.9 * state[1] + delta * state[0];
                        state[0] -= state[1];
                    }
                }
                float u = s.w0 + delta * (s.w1 + delta * (s.w2 + delta * s.w3));
                float lost = delta * (s.k1 + delta * (s.k2 + delta * (s.k3 + delta * s.k4)));
                assertEquals(-ofMean[0] / 0.9, u, 3e-5 * u, n + " steps, δ " + delta);
                assertEquals(ofTheta[0], 1 - lost - delta * u, 1e-5, n + " steps, δ " + delta);
            }
        }
    }

    private static void replay(double[] state, double l2, int since, int until) {
        for (int t = since + 1; t <= until; t++) {
            step(state, 0, l2, t);
        }
    }

    private static void step(double[] state, double gradient, double l2, int t) {
        double g = gradient + l2 * state[0];
        state[1] = 0.9 * state[1] + 0.1 * g;
        state[2] = 0.999 * state[2] + 0.001 * g * g;
        double mean = state[1] / (1 - Math.pow(0.9, t));
        state[0] -= 1e-3 * mean / (Math.sqrt(state[2] / (1 - Math.pow(0.999, t))) + 1e-8);
    }
}
