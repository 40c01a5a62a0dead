package dev.dyad.train;

import dev.dyad.model.EpochReport;
import java.util.ArrayList;
import java.util.List;

/** How far a fit has come: the epoch and its step that are next, and what was measured so far. */
final class FitProgress {

    private final List<EpochReport> reports = new ArrayList<>();
    private int epoch = 1;
    private int step;
    private double seconds;
    private LossMeter meter = new LossMeter();

    /** The epoch under way, from 1. */
    int epoch() {
        return epoch;
    }

    /** The step of this epoch that is next, from 0: a batch, or a round of blocks. */
    int step() {
        return step;
    }

    void setStep(int next) {
        step = next;
    }

    /** Time spent on this epoch. */
    double seconds() {
        return seconds;
    }

    void addSeconds(double more) {
        seconds += more;
    }

    /** The errors of this epoch's ratings. */
    LossMeter meter() {
        return meter;
    }

    List<EpochReport> reports() {
        return reports;
    }

    void finishEpoch(EpochReport report) {
        reports.add(report);
        epoch++;
        step = 0;
        seconds = 0;
        meter = new LossMeter();
    }

    /** Goes on from where a checkpoint was written. */
    void resume(List<EpochReport> finished, int stepNext, double secondsSpent) {
        reports.addAll(finished);
        epoch = finished.size() + 1;
        step = stepNext;
        seconds = secondsSpent;
    }
}
