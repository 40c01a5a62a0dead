package dev.dyad.lab.statistics;

/** The squared errors of several runs on the same ratings, read piece by piece, by any thread. */
@FunctionalInterface
public interface SquaredErrors {

    /**
     * Reads the errors of one run.
     *
     * @param run from 0
     * @param from the first rating
     * @param count how many ratings
     * @param into gets them, from its beginning
     */
    void read(int run, int from, int count, float[] into);

    /** Those in arrays, {@code [run][rating]}. */
    static SquaredErrors of(float[][] errors) {
        return (run, from, count, into) -> System.arraycopy(errors[run], from, into, 0, count);
    }
}
