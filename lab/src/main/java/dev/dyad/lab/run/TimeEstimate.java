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
     * @param patience a kind of run is trained until it has not got faster for so long, and eight times that at most
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

    /**
     * Trains until it does not get faster for a while, since the JVM compiles what it runs, and takes the fastest window
     * of time, since other programs have their turns.
     */
    private static final class Stretch implements TrainingListener {

        /** Longer than an epoch of small data, so that what comes at its end is in it. */
        private static final long WINDOW = 250_000_000;

        /** By how much a window must be faster to count as such. */
        private static final double FASTER = 1.25;

        /** So many ratings compiled code learns from in a moment; interpreted code takes many seconds. */
        private static final int WARM = 50_000;

        /** The patience with a machine on which it gets faster and faster, or has no window in its patience. */
        private static final int LONGEST = 8;

        private final long began = System.nanoTime();
        private final long patience;
        private long windowBegan = began;
        private long fasterAt = began;
        private double windowBeganWith;
        private double ratings;
        private double fastest;

        Stretch(Duration patience) {
            this.patience = patience.toNanos();
        }

        @Override
        public void onProgress(int epoch, long done, long total) {
            long now = System.nanoTime();
            ratings = (double) (epoch - 1) * total + done;
            if (now - windowBegan < WINDOW) {
                return;
            }
            double rate = (ratings - windowBeganWith) / (now - windowBegan) * 1e9;
            fasterAt = rate > FASTER * fastest ? now : fasterAt;
            fastest = Math.max(fastest, rate);
            windowBegan = now;
            windowBeganWith = ratings;
        }

        @Override
        public boolean stopRequested() {
            long now = System.nanoTime();
            boolean steady = ratings > WARM && now - fasterAt > patience;
            return fastest > 0 && (steady || now - began > LONGEST * patience);
        }

        double secondsPerRating() {
            // A run that is over within a window has to do.
            double whole = ratings / (System.nanoTime() - began) * 1e9;
            return 1 / Math.max(fastest, Math.max(whole, 1));
        }
    }
}
