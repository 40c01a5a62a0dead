package dev.dyad.cli;

import dev.dyad.lab.run.Run;
import dev.dyad.model.EpochReport;
import java.util.List;
import java.util.Optional;

/** How far a run has come, and how fast it goes. */
final class RunPace {

    private final Run run;
    private final double total;
    private final int ratings;
    private final double startedWith;
    private final long startedAt;
    private Optional<EpochReport> best = Optional.empty();
    private int epochs;
    private long done;

    /**
     * @param ratings of an epoch
     * @param earlier epochs of former sittings
     * @param now nanoseconds on some clock
     */
    RunPace(Run run, int ratings, List<EpochReport> earlier, long now) {
        this.run = run;
        this.ratings = ratings;
        this.total = (double) ratings * run.spec().trainer().epochs();
        earlier.forEach(this::finish);
        this.startedWith = learned();
        this.startedAt = now;
    }

    Run run() {
        return run;
    }

    /** So many ratings of the epoch under way have been learned from. */
    void at(long ratingsDone) {
        done = ratingsDone;
    }

    void finish(EpochReport report) {
        epochs = report.epoch();
        done = 0;
        if (best.isEmpty() || report.testAccuracy() > best.get().testAccuracy()) {
            best = Optional.of(report);
        }
    }

    /** Epochs that are done. */
    int epochs() {
        return epochs;
    }

    /** The epoch with the best test accuracy so far. */
    Optional<EpochReport> best() {
        return best;
    }

    /** The share of the whole run that is done. */
    double share() {
        return learned() / total;
    }

    /** Ratings a second in this sitting; 0 before there are any. */
    double rate(long now) {
        double seconds = (now - startedAt) * 1e-9;
        return seconds > 0 ? (learned() - startedWith) / seconds : 0;
    }

    /** 0 before that is known. */
    double secondsLeft(long now) {
        double rate = rate(now);
        return rate > 0 ? (total - learned()) / rate : 0;
    }

    private double learned() {
        return (double) epochs * ratings + done;
    }
}
