package dev.dyad.lab.tune;

import dev.dyad.lab.run.RunPlan;
import dev.dyad.lab.run.StudyListener;
import dev.dyad.lab.tune.Halving.Rung;
import java.util.List;

/** Told how a search goes. */
public interface TuneListener {

    /** Listens to nothing. */
    TuneListener NONE = new TuneListener() {};

    /**
     * A rung begins.
     *
     * @param trials all that come to it
     * @param plan what is left to train for it
     * @return who is told of the runs
     */
    default StudyListener onRung(Rung rung, List<Trial> trials, RunPlan plan) {
        return StudyListener.NONE;
    }

    /** A rung is done: these go on, the best first. */
    default void onRanked(Rung rung, List<JudgedTrial> goOn) {}
}
