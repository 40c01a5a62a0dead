package dev.dyad.bench;

import dev.dyad.kernel.AdamClock;
import dev.dyad.kernel.AdamPages;
import dev.dyad.kernel.AdamPlan;
import dev.dyad.kernel.GradientTerms;
import dev.dyad.kernel.Kernels;
import dev.dyad.kernel.ScalarKernels;
import dev.dyad.kernel.VectorKernels;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A few rows of parameters and what a batch does to them, all of it in the nearest caches. */
@State(Scope.Thread)
public class KernelRow {

    /** Steps that a replay makes up for. */
    static final int REPLAYED = 8;

    /** Steps of a stride. */
    static final int STRIDE = 30;

    /** Rows of a batch. */
    static final int ROWS = 16;

    /** Items that are scored at a time, some tiles of them: the width of a tile depends on the kernels. */
    static final int ITEMS = 64;

    /** Scores of these. */
    static final int SCORES = Kernels.TILE_USERS * ITEMS;

    private static final int SINCE = 1_000;

    @Param({"scalar", "vector"})
    public String kind = "scalar";

    @Param({"8", "16", "32", "64", "128", "256"})
    public int dim = 8;

    Kernels kernels = new ScalarKernels();
    AdamPages pages = new AdamPages(ROWS, dim);
    final AdamPlan plan = new AdamPlan(ROWS);
    GradientTerms terms = oneTermEach(new float[0]);
    float[] theta = {};
    float[] gradient = {};
    float[] out = {};
    float[] scratch = {};
    float[] panel = {};
    float[] scores = {};
    final float[] least = new float[Kernels.TILE_USERS];

    /** Rates so small that θ is still there after millions of calls: what has collapsed has other costs. */
    final AdamClock clock = new AdamClock(SINCE, 2 * STRIDE, t -> 1e-12);

    final int since = SINCE;

    @Setup(Level.Trial)
    public void fill() {
        kernels = kind.equals("vector") ? new VectorKernels() : new ScalarKernels();
        SplittableRandom random = new SplittableRandom(dim);
        pages = new AdamPages(ROWS, dim);
        plan.clear();
        for (int row = 0; row < ROWS; row++) {
            float[] values = normal(random, 3 * dim);
            for (int k = 0; k < dim; k++) {
                pages.set(row, 0, k, values[k]);
                pages.set(row, 1, k, values[dim + k]);
                pages.set(row, 2, k, 1e-4f + values[2 * dim + k] * values[2 * dim + k]);
            }
            plan.add(row, 1e-3f, 1e-8f, clock.decay1(2), clock.decay2(2), 0);
        }
        theta = normal(random, ROWS * dim);
        gradient = normal(random, ROWS * dim);
        out = new float[ROWS * dim];
        scratch = new float[Kernels.SCRATCH * dim];
        terms = oneTermEach(gradient);
        panel = normal(random, (dim + 1) * kernels.tileItems());
        scores = new float[Kernels.TILE_USERS * kernels.tileItems()];
        Arrays.fill(least, Float.MAX_VALUE);
    }

    private static GradientTerms oneTermEach(float[] vectors) {
        int[] numbers = new int[ROWS + 1];
        Arrays.setAll(numbers, i -> i);
        float[] halves = new float[ROWS];
        Arrays.fill(halves, 0.5f);
        return new GradientTerms(numbers, numbers, halves, vectors, numbers, new float[ROWS]);
    }

    private static float[] normal(SplittableRandom random, int length) {
        float[] values = new float[length];
        for (int k = 0; k < length; k++) {
            values[k] = (float) (random.nextGaussian() * 0.1);
        }
        return values;
    }
}
