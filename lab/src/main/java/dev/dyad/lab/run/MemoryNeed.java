package dev.dyad.lab.run;

import dev.dyad.lab.RunSpec;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Features;

/** How much heap runs take, and how much there is for them. */
final class MemoryNeed {

    /** What each run takes whatever its size: buffers, tables of steps, the JVM's own. */
    private static final long FIXED = 4L << 20;

    /** Smaller heaps are not worth looking for garbage in. */
    private static final long LARGE_HEAP = 128L << 20;

    private MemoryNeed() {}

    /**
     * About the most that a run takes at a time, in bytes, beside the data.
     *
     * @param data on which it is trained
     */
    static long of(Dataset data, RunSpec spec) {
        long ratings = data.ratings().size();
        long rows = (long) data.users().size() + data.items().size();
        long parameters = rows * (spec.model().dim() + 1);
        // Adam's θ, m and v, and the step after which each row is current.
        long state = 3 * Float.BYTES * parameters + Integer.BYTES * rows;
        // The model after an epoch, while that of the epoch before may not have been collected; with features its whole
        // vectors, too.
        long models = (spec.model().features().equals(Features.NONE) ? 2 : 4) * Float.BYTES * parameters;
        // The ratings in an epoch's order, the parts' indices, and the scores of the test part.
        long order = Long.BYTES * ratings + Integer.BYTES * ratings + Float.BYTES * ratings / 4;
        return FIXED + state + models + order;
    }

    /** What the JVM may still take. */
    static long free() {
        Runtime runtime = Runtime.getRuntime();
        if (runtime.totalMemory() - runtime.freeMemory() > LARGE_HEAP) {
            // What reading the data has left behind is not in the way of anyone.
            System.gc();
        }
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }
}
