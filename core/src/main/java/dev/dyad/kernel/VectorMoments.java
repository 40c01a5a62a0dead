package dev.dyad.kernel;

import static dev.dyad.kernel.VectorKernels.S;
import static dev.dyad.kernel.VectorKernels.W;

import jdk.incubator.vector.FloatVector;

/** Turns the u and r of a row into m and v for many steps at once, and back. */
final class VectorMoments {

    private VectorMoments() {}

    /**
     * u and r become m and v, in the first {@code whole} columns of a row whose parts are {@code n} wide.
     *
     * @param epsilon of the step after which the row is current
     */
    static void open(float[] row, int at, int n, int whole, float epsilon) {
        for (int k = at + n; k < at + n + whole; k += W) {
            FloatVector r = FloatVector.fromArray(S, row, n + k);
            FloatVector.fromArray(S, row, k).mul(r.add(epsilon)).intoArray(row, k);
            r.mul(r).intoArray(row, n + k);
        }
    }

    /** m and v become u and r. */
    static void close(float[] row, int at, int n, int whole, float epsilon) {
        for (int k = at + n; k < at + n + whole; k += W) {
            FloatVector r = FloatVector.fromArray(S, row, n + k).sqrt();
            FloatVector.fromArray(S, row, k).div(r.add(epsilon)).intoArray(row, k);
            r.intoArray(row, n + k);
        }
    }
}
