package dev.dyad.bench;

import dev.dyad.DyadException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The kernels of training and recommending, scalar beside vector. Iterations are short since a call takes nanoseconds: fifth-seconds hold
 * a million of them; one fork, so that the whole table takes about two minutes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class KernelBenchmark {

    /** Runs those benchmarks whose name matches one of the patterns, or all. */
    static void run(List<String> patterns) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        List<String> chosen = patterns.isEmpty() ? List.of("") : patterns;
        chosen.forEach(pattern -> options.include(KernelBenchmark.class.getSimpleName() + ".*" + pattern));
        Options built = options.shouldFailOnError(true).build();
        try {
            new Runner(built).run();
        } catch (NoBenchmarksException e) {
            throw DyadException.usage(
                    "Pattern '%s' fits none of dot, scoreTile, addScaled, adamSettle, adamStep, adamReplay, adamStride, sgdDotFour and sgdLearnFour",
                    String.join(" ", patterns));
        }
    }

    /** An inner product. */
    @Benchmark
    public float dot(KernelRow row) {
        return row.kernels.dot(row.theta, 0, row.gradient, 0, row.dim);
    }

    /** One score of a user and an item in a matrix product of many: dim multiply-adds. */
    @Benchmark
    @OperationsPerInvocation(KernelRow.SCORES)
    public int scoreTile(KernelRow row) {
        int found = 0;
        for (int item = 0; item < KernelRow.ITEMS; item += row.kernels.tileItems()) {
            found |= row.kernels.scoreTile(row.gradient, 0, row.panel, row.dim, row.least, 0, row.scores);
        }
        return found;
    }

    /** A gradient on its way from one side of the model to the other. */
    @Benchmark
    public float[] addScaled(KernelRow row) {
        row.kernels.addScaled(1e-3f, row.gradient, 0, row.out, 0, row.dim);
        return row.out;
    }

    /** A row read after steps that passed it by. */
    @Benchmark
    @OperationsPerInvocation(KernelRow.ROWS)
    public float[] adamSettle(KernelRow row) {
        row.kernels.adamSettle(row.pages, row.plan, 0, KernelRow.ROWS, row.out, 0);
        return row.out;
    }

    /** A step of a row with a gradient. */
    @Benchmark
    @OperationsPerInvocation(KernelRow.ROWS)
    public Object adamStep(KernelRow row) {
        row.kernels.adamStep(row.pages, row.plan, 0, KernelRow.ROWS, row.theta, 0, row.terms, 0, 1e-3f, 1e-8f, 0);
        return row.pages;
    }

    /** Eight steps that passed a row by, one by one, as L2 needs them. */
    @Benchmark
    public Object adamReplay(KernelRow row) {
        row.kernels.adamReplay(row.pages, 0, 1e-6f, row.clock, row.since, row.since + KernelRow.REPLAYED);
        return row.pages;
    }

    /** Thirty steps that passed a row by, as L2 has them, in one stride. */
    @Benchmark
    @Warmup(iterations = 15, time = 200, timeUnit = TimeUnit.MILLISECONDS)
    public Object adamStride(KernelRow row) {
        row.kernels.adamStride(row.pages, 0, 1e-6f, row.clock, row.since, row.since + KernelRow.STRIDE, row.scratch);
        return row.pages;
    }
}
