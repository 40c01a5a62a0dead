package dev.dyad.lab.run;

import dev.dyad.lab.RunSpec;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Partition;
import dev.dyad.train.FitOptions;
import dev.dyad.train.FitOptions.EpochEvaluation;
import dev.dyad.train.TrainingListener;
import dev.dyad.train.TrainingTask;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How long runs will take on this machine and data. A run of each kind is trained for a moment; for the others its pace
 * is carried over by {@link RunCost}. So this is an estimate, and no more.
 */
public final class TimeEstimate {

    /** The share of a measurement that goes by before it counts: the JVM compiles, caches fill. */
    private static final int WARM_UP = 2;

    private final Dataset data;
    private final Map<RunCost.Kind, Double> secondsPerWork;

    private final int jobs;

    private TimeEstimate(Dataset data, int jobs, Map<RunCost.Kind, Double> secondsPerWork) {
        this.data = data;
        this.jobs = jobs;
        this.secondsPerWork = secondsPerWork;
    }

    /**
     * Measures.
     *
     * @param specs of the runs to be estimated
     * @param options under which they would be trained
     * @param patience how long each kind of run is trained
     */
    public static TimeEstimate measure(Dataset data, List<RunSpec> specs, EngineOptions options, Duration patience) {
        Schedule schedule = Schedule.of(data, specs, options);
        Map<RunCost.Kind, Double> measured = new HashMap<>();
        for (RunCost.Kind kind : RunCost.Kind.values()) {
            List<RunSpec> ofKind = specs.stream()
                    .filter(spec -> RunCost.Kind.of(spec) == kind)
                    .sorted(Comparator.comparingDouble(spec -> RunCost.ofEpoch(data, spec)))
                    .toList();
            if (!ofKind.isEmpty()) {
                measured.put(kind, pace(data, ofKind.get(ofKind.size() / 2), schedule.threads(), patience));
            }
        }
        return new TimeEstimate(data, schedule.jobs(), measured);
    }

    /** Seconds until all of these are done, side by side as the schedule has it. */
    public double seconds(List<RunSpec> specs) {
        double sum = specs.stream().mapToDouble(this::seconds).sum();
        double longest = specs.stream().mapToDouble(this::seconds).max().orElse(0);
        return Math.max(longest, sum / jobs);
    }

    private double seconds(RunSpec spec) {
        return RunCost.of(data, spec) * Objects.requireNonNull(secondsPerWork.get(RunCost.Kind.of(spec)));
    }

    private static double pace(Dataset data, RunSpec spec, int threads, Duration patience) {
        FitOptions options =
                new FitOptions(spec.seed(), threads, Optional.empty(), Duration.ZERO, EpochEvaluation.HELD_OUT);
        Partition parts = Partition.of(data.ratings(), spec.split(), spec.validation(), spec.seed());
        Stretch stretch = new Stretch(patience);
        new TrainingTask(data, spec.split(), spec.validation(), spec.model(), spec.trainer(), options)
                .run(parts, stretch);
        return stretch.secondsPerRating() * data.ratings().size() / RunCost.ofEpoch(data, spec);
    }

    /** Trains for a while, and looks how far it has come at the start and at the end of the part that counts. */
    private static final class Stretch implements TrainingListener {

        private final long patience;
        private final long began = System.nanoTime();
        private long from;
        private long until;
        private double ratingsFrom;
        private double ratingsUntil;

        Stretch(Duration patience) {
            this.patience = patience.toNanos();
        }

        @Override
        public void onProgress(int epoch, long done, long total) {
            long now = System.nanoTime();
            double ratings = (double) (epoch - 1) * total + done;
            if (now - began < patience / WARM_UP || from == 0) {
                from = now;
                ratingsFrom = ratings;
            }
            until = now;
            ratingsUntil = ratings;
        }

        @Override
        public boolean stopRequested() {
            return System.nanoTime() - began > patience && ratingsUntil > ratingsFrom;
        }

        double secondsPerRating() {
            double ratings = ratingsUntil - ratingsFrom;
            // A run that was over before it was warm has to do.
            return ratings > 0 ? (until - from) * 1e-9 / ratings : (until - began) * 1e-9 / Math.max(1, ratingsUntil);
        }
    }
}
