package dev.dyad.bench;

import dev.dyad.bench.measure.Machine;
import dev.dyad.bench.measure.Options;
import dev.dyad.kernel.Parallel;
import dev.dyad.kernel.SgdKernels;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * How fast training by sgd could be on this machine at the most: what moving the bytes takes at the bandwidth of a copy,
 * and what the arithmetic takes on rows that stay in the innermost cache. Both are measured; the larger is the floor.
 */
final class FloorBenchmark {

    private static final Map<String, String> DEFAULTS = defaults();
    private static final int TRIES = 7;

    /** Floats of each thread's array: far more than the caches hold. */
    private static final int COPIED = 1 << 25;

    /** Ratings that one thread learns from in a try, and rows they are of, which fit the innermost cache. */
    private static final int LEARNED = 1 << 20;

    private static final int ROWS = 16;

    private final Options options;
    private final int threads;
    private final int dim;

    private FloorBenchmark(Options options) {
        this.options = options;
        this.threads = options.count("threads");
        this.dim = options.count("dim");
    }

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("dim", "128");
        defaults.put("threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
        defaults.put("ratings", "22500000");
        defaults.put("users", "162541");
        defaults.put("items", "59047");
        defaults.put("groups", "16");
        return defaults;
    }

    static String help() {
        return Options.help(DEFAULTS);
    }

    static void run(List<String> words, PrintStream out) {
        new FloorBenchmark(Options.parse(DEFAULTS, words)).run(out);
    }

    private void run(PrintStream out) {
        out.println(Machine.here().describe());
        out.println("caches       " + caches());
        double bandwidth = bandwidth();
        double arithmetic = arithmetic();
        int ratings = options.count("ratings");
        long rowBytes = 4L * dim;
        // Each user's row is read and written once for each group of items, each item's once for each group of users; a
        // rating itself is four bytes.
        long rows = (long) options.count("users") + options.count("items");
        double bytes = 2.0 * rowBytes * rows * options.count("groups") + 4.0 * ratings;
        double moving = bytes / bandwidth;
        double learning = arithmetic * ratings / threads;
        print(out, "copy         %.1f GB/s read and written by %d threads", bandwidth * 1e-9, threads);
        print(
                out,
                "arithmetic   %.1f ns a rating and thread, dim %d, rows in the innermost cache",
                arithmetic * 1e9,
                dim);
        print(out, "an epoch of %,d ratings at the least:", ratings);
        print(out, "  moving     %.3f s for %.1f GB", moving, bytes * 1e-9);
        print(out, "  learning   %.3f s", learning);
        print(out, "  floor      %.3f s, the larger of the two", Math.max(moving, learning));
    }

    private static void print(PrintStream out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /** Bytes a second, those read and those written. */
    private double bandwidth() {
        float[][] from = new float[threads][COPIED];
        float[][] to = new float[threads][COPIED];
        double seconds = fastest(thread -> System.arraycopy(from[thread], 0, to[thread], 0, COPIED));
        return 8.0 * COPIED * threads / seconds;
    }

    /** Seconds a rating and thread. */
    private double arithmetic() {
        SgdKernels kernels = SgdKernels.instance();
        int width = (dim + kernels.lanes() - 1) / kernels.lanes() * kernels.lanes();
        return fastest(thread -> learn(kernels, width)) / LEARNED;
    }

    private static void learn(SgdKernels kernels, int width) {
        float[] user = new float[width];
        float[] items = new float[ROWS * width];
        int[] at = new int[4];
        float[] steps = new float[4];
        for (int k = 0; k < LEARNED; k += 4) {
            for (int j = 0; j < 4; j++) {
                at[j] = (k + 5 * j) % ROWS * width;
            }
            kernels.dotFour(user, 0, items, at, width, steps);
            kernels.learnFour(user, 0, items, at, width, steps, steps);
        }
    }

    /** Seconds of the fastest of some tries, all threads at once. */
    private double fastest(IntConsumer work) {
        double best = Double.POSITIVE_INFINITY;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long started = System.nanoTime();
            Parallel.forEach(threads, threads, work);
            best = Math.min(best, (System.nanoTime() - started) * 1e-9);
        }
        return best;
    }

    /** The caches of the first core, where the system tells. */
    private static String caches() {
        Path folder = Path.of("/sys/devices/system/cpu/cpu0/cache");
        if (!Files.isDirectory(folder)) {
            return "not told by this system";
        }
        try (Stream<Path> levels = Files.list(folder)) {
            return String.join(
                    ", ",
                    levels.filter(level -> Files.exists(level.resolve("size")))
                            .sorted()
                            .map(level ->
                                    "L" + text(level, "level") + " " + text(level, "type") + " " + text(level, "size"))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path level, String name) {
        try {
            return Files.readString(level.resolve(name)).strip().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
