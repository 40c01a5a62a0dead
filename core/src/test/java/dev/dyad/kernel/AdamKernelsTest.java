package dev.dyad.kernel;

import static dev.dyad.kernel.Numbers.assertClose;
import static dev.dyad.kernel.Numbers.doubles;
import static dev.dyad.kernel.Numbers.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Adam's kernels beside the formulas in double precision; rows that a kernel is not told of must stay as they were. */
class AdamKernelsTest {

    private static final int[] WIDTHS = {1, 3, 5, 7, 15, 16, 17, 31, 32, 33, 64, 127, 128, 129, 256};
    private static final int ROWS = 7;

    /** In slot order; rows 1 and 3 are not touched. */
    private static final int[] TOUCHED = {4, 0, 6, 2, 5};

    private static final int BEFORE = 120;

    /** Rounding of a float, relative. */
    private static final double ULP = 0x1p-23;

    static Stream<Arguments> cases() {
        return Stream.of(new ScalarKernels(), new VectorKernels())
                .flatMap(kernels -> Arrays.stream(WIDTHS).mapToObj(width -> Arguments.of(kernels, width)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void settlingMovesParametersByTheStepsTheyMissed(Kernels kernels, int width) {
        AdamPages pages = pages(width);
        double[][] before = values(pages);
        AdamPlan plan = plan();
        float[] out = numbers(2, TOUCHED.length * width + 3);
        double[] expected = doubles(out);
        for (int slot = 0; slot < TOUCHED.length; slot++) {
            double[] row = before[TOUCHED[slot]];
            for (int k = 0; k < width; k++) {
                double root = Math.sqrt(row[2 * width + k]) + plan.epsilon[slot];
                double decay = plan.shrink[slot] * row[k];
                expected[slot * width + k] = row[k] - decay - plan.rate[slot] * row[width + k] / root;
            }
        }

        kernels.adamSettle(pages, plan, out);

        assertClose(expected, doubles(out), 16 * ULP);
        assertArrayEquals(before, values(pages), "the rows stay as they are");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStepFollowsTheSumOfTheTerms(Kernels kernels, int width) {
        AdamPages pages = pages(width);
        double[][] expected = values(pages);
        AdamPlan plan = plan();
        float[] theta = numbers(3, TOUCHED.length * width);
        // Slot 0 has two terms, slot 1 none, slots 2 to 4 one each.
        GradientTerms terms = new GradientTerms(
                new int[] {0, 2, 2, 3, 4, 5},
                new int[] {3, 0, 1, 4, 2},
                numbers(4, 5),
                numbers(5, 4 * width),
                new int[] {2, 0, 3, 1, 1},
                numbers(6, 5));
        for (int slot = 0; slot < TOUCHED.length; slot++) {
            double[] row = expected[TOUCHED[slot]];
            for (int k = 0; k < width; k++) {
                double g = (terms.own()[slot] + 0.01) * theta[slot * width + k];
                for (int j = terms.start()[slot]; j < terms.start()[slot + 1]; j++) {
                    int r = terms.ratings()[j];
                    g += (double) terms.factor()[r] * terms.vectors()[terms.place()[r] * width + k];
                }
                double m = plan.decay1[slot] * row[width + k] + 0.1 * g;
                double v = plan.decay2[slot] * row[2 * width + k] + 0.001 * g * g;
                row[k] = theta[slot * width + k] * (1 - 0.0625) - 0.003 * m / (Math.sqrt(v) + 1e-5);
                row[width + k] = m;
                row[2 * width + k] = v;
            }
        }

        kernels.adamStep(pages, plan, theta, terms, 0.01f, 0.003f, 1e-5f, 0.0625f);

        double[][] after = values(pages);
        for (int row = 0; row < ROWS; row++) {
            assertClose(expected[row], after[row], 64 * ULP);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aReplayTakesEachMissedStep(Kernels kernels, int width) {
        AdamClock clock = new AdamClock(BEFORE, 200, t -> 1e-3 / (t - BEFORE), 2);
        AdamPages pages = pages(width);
        double[][] expected = values(pages);
        for (int k = 0; k < width; k++) {
            double theta = expected[4][k];
            double m = expected[4][width + k];
            double v = expected[4][2 * width + k];
            for (int t = BEFORE + 21; t <= BEFORE + 150; t++) {
                double g = 0.05 * theta;
                m = 0.9 * m + 0.1 * g;
                v = 0.999 * v + 0.001 * g * g;
                double mean = m / (1 - Math.pow(0.9, t));
                double square = v / (1 - Math.pow(0.999, t));
                double rate = 1e-3 / (t - BEFORE);
                theta = theta * (1 - 2 * rate) - rate * mean / (Math.sqrt(square) + 1e-8);
            }
            expected[4][k] = theta;
            expected[4][width + k] = m;
            expected[4][2 * width + k] = v;
        }

        kernels.adamReplay(pages, 4, 0.05f, clock, BEFORE + 20, BEFORE + 150);

        double[][] after = values(pages);
        for (int row = 0; row < ROWS; row++) {
            assertClose(expected[row], after[row], 130 * 8 * ULP);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aReplayOfNoStepsChangesNothing(Kernels kernels, int width) {
        AdamPages pages = pages(width);
        double[][] before = values(pages);
        kernels.adamReplay(pages, 2, 0.05f, new AdamClock(BEFORE, 60, t -> 1e-3), BEFORE + 20, BEFORE + 20);
        assertArrayEquals(before, values(pages));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatHasCollapsedStaysAtZero(Kernels kernels, int width) {
        AdamPages pages = new AdamPages(1, width);
        for (int k = 0; k < width; k++) {
            pages.set(0, 0, k, 1e-17f);
            pages.set(0, 2, k, 0.5f);
        }
        AdamClock clock = new AdamClock(BEFORE, 2000, t -> 1e-3);

        kernels.adamReplay(pages, 0, 1e-4f, clock, BEFORE, BEFORE + 1000);

        for (int k = 0; k < width; k++) {
            assertEquals(0, pages.get(0, 0, k), 1e-16);
            assertEquals(0, pages.get(0, 1, k), 1e-16);
            assertEquals(0.5 * Math.pow(0.999, 1000), pages.get(0, 2, k), 1e-4);
        }
    }

    /** The closed form of missed steps beside the steps themselves, from where roots are ample to where ε rules. */
    @ParameterizedTest
    @MethodSource("cases")
    void theClosedFormIsTheReplayWithoutL2(Kernels kernels, int width) {
        for (int missed : new int[] {1, 2, 10, 300, 1900}) {
            AdamClock clock = new AdamClock(BEFORE, 2000, t -> 1e-3 * (1 + Math.sin(t / 50.0) / 2));
            AdamPages pages = pages(width);
            AdamPages replayed = pages(width);
            int since = BEFORE + 40;
            for (int k = 0; k < width; k++) {
                float scale = (float) Math.pow(10, -(k % 9));
                for (AdamPages p : new AdamPages[] {pages, replayed}) {
                    p.set(4, 1, k, 0.3f * scale);
                    p.set(4, 2, k, 0.1f * scale * scale);
                }
            }
            AdamPlan plan = new AdamPlan(1);
            clock.plan(4, since, since + missed + 1, plan);
            float[] settled = new float[width];

            kernels.adamSettle(pages, plan, settled);
            kernels.adamReplay(replayed, 4, 0, clock, since, since + missed);

            for (int k = 0; k < width; k++) {
                assertEquals(replayed.get(4, 0, k), settled[k], 2e-6, missed + " steps, column " + k);
            }
        }
    }

    /** The share that weight decay takes of a step, from what a float can hold no trace of to what kills in days. */
    static Stream<Arguments> decays() {
        return cases().filter(c -> (int) c.get()[1] <= 33).flatMap(c -> Stream.of(1e-9, 1e-6, 1e-3, 0.019)
                .map(share -> Arguments.of(c.get()[0], c.get()[1], share)));
    }

    @ParameterizedTest
    @MethodSource("decays")
    void theClosedFormIsTheReplayWithWeightDecay(Kernels kernels, int width, double share) {
        for (int missed : new int[] {1, 2, 10, 300, 1900}) {
            // What has gone before must not matter, however little it would have left of a parameter.
            AdamClock clock =
                    new AdamClock(BEFORE, 60_000, t -> 1e-3 * (1 + Math.sin(t / 50.0) / 2), share * 1e3 / 1.5);
            AdamPages pages = pages(width);
            int since = BEFORE + 55_000;
            double[] expected = new double[width];
            for (int k = 0; k < width; k++) {
                float scale = (float) Math.pow(10, -(k % 9));
                pages.set(4, 1, k, 0.3f * scale);
                pages.set(4, 2, k, 0.1f * scale * scale);
                double theta = pages.get(4, 0, k);
                double m = pages.get(4, 1, k);
                double v = pages.get(4, 2, k);
                for (int t = since + 1; t <= since + missed; t++) {
                    double rate = 1e-3 * (1 + Math.sin(t / 50.0) / 2);
                    m *= 0.9;
                    v *= 0.999;
                    theta = theta * (1 - rate * share * 1e3 / 1.5) - rate * m / (Math.sqrt(v) + 1e-8);
                }
                expected[k] = theta;
            }
            AdamPlan plan = new AdamPlan(1);
            clock.plan(4, since, since + missed + 1, plan);
            float[] settled = new float[width];

            kernels.adamSettle(pages, plan, settled);

            for (int k = 0; k < width; k++) {
                assertEquals(expected[k], settled[k], 1e-6, missed + " steps, column " + k);
            }
        }
    }

    @Test
    void strongWeightDecayIsReplayed() {
        assertEquals(500, new AdamClock(BEFORE, 600, t -> 1e-3, 100).replayedUntil(500, 0));
        assertEquals(100, new AdamClock(BEFORE, 600, t -> 1e-3, 10).replayedUntil(500, 0));
    }

    private static AdamPages pages(int width) {
        AdamPages pages = new AdamPages(ROWS, width);
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 0; row < ROWS; row++) {
            for (int k = 0; k < width; k++) {
                pages.set(row, 0, k, (float) random.nextDouble(-2, 2));
                pages.set(row, 1, k, (float) random.nextDouble(-2, 2));
                pages.set(row, 2, k, (float) random.nextDouble(0.01, 2));
            }
        }
        return pages;
    }

    private static AdamPlan plan() {
        AdamPlan plan = new AdamPlan(TOUCHED.length);
        for (int slot = 0; slot < TOUCHED.length; slot++) {
            plan.add(TOUCHED[slot], 0.02f + slot, 1e-3f * slot, 0.9f - 0.1f * slot, 0.998f - 0.01f * slot, 0.1f * slot);
        }
        return plan;
    }

    private static double[][] values(AdamPages pages) {
        double[][] values = new double[ROWS][3 * pages.width()];
        for (int row = 0; row < ROWS; row++) {
            for (int k = 0; k < 3 * pages.width(); k++) {
                values[row][k] = pages.get(row, k / pages.width(), k % pages.width());
            }
        }
        return values;
    }
}
