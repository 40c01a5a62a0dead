package dev.dyad.train.fit;

import dev.dyad.model.EpochReport;
import java.util.ArrayList;
import java.util.List;

/** How far a fit has come: the epoch and its step that are next, and what was measured so far. */
public final class FitProgress {

    private final List<EpochReport> reports = new ArrayList<>();
    private int epoch = 1;
    private int step;
    private double seconds;
    private LossMeter meter = new LossMeter();

    /** The epoch under way, from 1. */
    public int epoch() {
        return epoch;
    }

    /** The step of this epoch that is next, from 0: a batch, or a round of blocks. */
    public int step() {
        return step;
    }

    public void setStep(int next) {
        step = next;
    }

    /** Time spent on this epoch. */
    public double seconds() {
        return seconds;
    }

    public void addSeconds(double more) {
        seconds += more;
    }

    /** The errors of this epoch's ratings. */
    public LossMeter meter() {
        return meter;
    }

    public List<EpochReport> reports() {
        return reports;
    }

    /**
     * The epoch that is best by the validation part, the first of them; 0 before any. Where scores only rank, that is the
     * one with the highest NDCG, and the one with the lowest RMSE else.
     */
    public int bestEpoch() {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (EpochReport report : reports) {
            double merit = Double.isNaN(report.validationNdcg()) ? -report.validationRmse() : report.validationNdcg();
            if (merit > highest) {
                highest = merit;
                best = report.epoch();
            }
        }
        return best;
    }

    public void finishEpoch(EpochReport report) {
        reports.add(report);
        epoch++;
        step = 0;
        seconds = 0;
        meter = new LossMeter();
    }

    /** Goes on from where a checkpoint was written. */
    public void resume(List<EpochReport> finished, int stepNext, double secondsSpent) {
        reports.addAll(finished);
        epoch = finished.size() + 1;
        step = stepNext;
        seconds = secondsSpent;
    }
}
