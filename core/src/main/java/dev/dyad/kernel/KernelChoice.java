package dev.dyad.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Chooses the kernels once, and says in one log line which and why. */
final class KernelChoice {

    private static final Logger LOG = System.getLogger("dev.dyad.kernel");

    static final Kernels CHOSEN = choose();

    private KernelChoice() {}

    private static Kernels choose() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            LOG.log(Level.INFO, "Scalar kernels: start Java with --add-modules jdk.incubator.vector for faster ones");
            return new ScalarKernels();
        }
        Kernels vector = new VectorKernels();
        LOG.log(Level.DEBUG, "Kernels: {0}", vector.description());
        return vector;
    }
}
