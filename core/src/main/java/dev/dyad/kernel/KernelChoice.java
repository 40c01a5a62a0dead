package dev.dyad.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Chooses the kernels once. The log has one line that says which and why. */
final class KernelChoice {

    private static final Logger LOG = System.getLogger("dev.dyad.kernel");

    private static final boolean VECTORS = VectorApi.turnOn();

    static final Kernels CHOSEN = choose();

    static final SgdKernels SGD = VECTORS ? new VectorSgdKernels() : new ScalarSgdKernels();

    static final RidgeKernels RIDGE = VECTORS ? new VectorRidgeKernels() : new ScalarRidgeKernels();

    static final OrdinalKernels ORDINAL = VECTORS ? new VectorOrdinalKernels() : new ScalarOrdinalKernels();

    private KernelChoice() {}

    private static Kernels choose() {
        if (!VECTORS) {
            return new ScalarKernels();
        }
        Kernels vector = new VectorKernels();
        LOG.log(Level.DEBUG, "Kernels: {0}", vector.description());
        return vector;
    }
}
