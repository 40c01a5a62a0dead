package dev.dyad.bench;

import dev.dyad.Progress;
import dev.dyad.bench.measure.Machine;
import dev.dyad.bench.measure.PeakMemory;
import dev.dyad.data.RatingsReader;
import dev.dyad.data.ReadOptions;
import dev.dyad.data.synthetic.SyntheticRatings;
import dev.dyad.data.synthetic.SyntheticShape;
import dev.dyad.model.ModelSpec;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Split;
import dev.dyad.train.Adam;
import dev.dyad.train.FitOptions;
import dev.dyad.train.TrainingTask;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Trains by Adam as {@code dyad train} does, and tells how fast and in how much memory. */
final class AdamBenchmark {

    private AdamBenchmark() {}

    /**
     * @param out results
     * @param err how it goes, where {@code out} is for a JSON document
     */
    static void run(AdamArguments arguments, PrintStream out, PrintStream err) {
        // All arguments are read before the data, which takes its time.
        ModelSpec spec = arguments.spec();
        Adam trainer = arguments.trainer();
        FitOptions options = arguments.fitOptions();
        PrintStream curve = arguments.json() ? err : out;
        Dataset data = data(arguments);
        // What reading has left behind would count as memory of the training.
        System.gc();
        TrainingTask task = new TrainingTask(data, new Split.Random(0.1), spec, trainer, options);
        curve.println(AdamReport.describe(task));
        curve.println(AdamReport.HEADER);
        Stopwatch stopwatch = new Stopwatch(epoch -> curve.println(AdamReport.line(epoch)));
        task.run(stopwatch);
        AdamReport report = new AdamReport(task, stopwatch.epochs(), PeakMemory.now(), Machine.here());
        out.println(arguments.json() ? report.json() : report.summary());
    }

    private static Dataset data(AdamArguments arguments) {
        return arguments.data().map(AdamBenchmark::read).orElseGet(() -> make(arguments));
    }

    private static Dataset read(Path location) {
        return RatingsReader.read(location, ReadOptions.DEFAULT, Progress.NONE);
    }

    private static Dataset make(AdamArguments arguments) {
        SyntheticShape named = SyntheticShape.like(arguments.like());
        SyntheticShape shape = arguments.ratings().map(named::scaledTo).orElse(named);
        try {
            Path folder = Files.createTempDirectory("dyad-bench-");
            try {
                Path made = folder.resolve("made-" + shape.name());
                new SyntheticRatings(shape, arguments.seed()).writeTo(made, Progress.NONE);
                return read(made);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
