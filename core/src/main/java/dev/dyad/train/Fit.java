package dev.dyad.train;

import dev.dyad.model.EpochReport;
import dev.dyad.model.FactorModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How a fit ended. */
public sealed interface Fit {

    /**
     * All epochs are done.
     *
     * @param model after the last epoch
     * @param epochs the learning curve, those before a resume included
     */
    record Finished(FactorModel model, List<EpochReport> epochs) implements Fit {
        public Finished {
            epochs = List.copyOf(epochs);
        }
    }

    /**
     * The listener asked to stop.
     *
     * @param epoch the one that was under way, from 1
     * @param checkpoint from which the same fit resumes, if there was a place for one
     */
    record Stopped(int epoch, Optional<Path> checkpoint) implements Fit {}
}
