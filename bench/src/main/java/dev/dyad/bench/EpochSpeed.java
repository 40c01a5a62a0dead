package dev.dyad.bench;

import dev.dyad.model.EpochReport;

/**
 * How fast an epoch went.
 *
 * @param report of its results
 * @param trainingRate ratings a second between its first and its last batch; NaN where it was too short to tell
 * @param epochRate ratings a second over all of it, ordering, evaluation and model included
 */
record EpochSpeed(EpochReport report, double trainingRate, double epochRate) {}
