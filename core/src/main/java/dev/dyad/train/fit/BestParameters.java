package dev.dyad.train.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * Ends a fit that makes no progress, and keeps the parameters of the epoch that was best by the validation part. With a
 * patience of 0 all epochs are trained and the last one's parameters stay.
 */
public final class BestParameters {

    private final int patience;
    private final List<ParameterArray> arrays;
    private List<float[]> best = List.of();

    /**
     * @param patience how many epochs in a row may be no better than the best
     * @param arrays every array of parameters
     */
    public BestParameters(int patience, List<ParameterArray> arrays) {
        this.patience = patience;
        this.arrays = List.copyOf(arrays);
    }

    /** The arrays of the best epoch, in the order of the fit's own; empty where there is none. */
    public List<float[]> values() {
        return best;
    }

    /** Goes on from those that a checkpoint kept. */
    public void resume(List<float[]> values) {
        best = values;
    }

    /** Takes the parameters as they are for the best, if the epoch that has just ended is. */
    public void judge(FitProgress at) {
        if (patience > 0 && at.bestEpoch() == at.reports().size()) {
            best = new ArrayList<>();
            for (ParameterArray array : arrays) {
                best.add(array.values().clone());
            }
        }
    }

    /** Whether patience is at its end. */
    public boolean isDone(FitProgress at) {
        return patience > 0 && at.reports().size() - at.bestEpoch() >= patience;
    }

    /** Puts the best epoch's parameters in place; false where those that are there are to stay. */
    public boolean recall(FitProgress at) {
        if (best.isEmpty() || at.bestEpoch() == at.reports().size()) {
            return false;
        }
        for (int k = 0; k < arrays.size(); k++) {
            float[] values = arrays.get(k).values();
            System.arraycopy(best.get(k), 0, values, 0, values.length);
        }
        return true;
    }
}
