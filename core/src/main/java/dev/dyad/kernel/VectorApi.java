package dev.dyad.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.module.ModuleFinder;

/**
 * The Vector API, which lies in the module {@code jdk.incubator.vector} and is off unless it is asked for. Java's option
 * {@code --add-modules} turns it on and writes a line about it to stderr at each start, which no option silences. A
 * program whose manifest exports {@code java.base/jdk.internal.module} gets it without that line: the module is then
 * loaded as the JDK loads its own agents, when the kernels are first asked for. HotSpot turns the compiler's support on
 * where the module is defined, early or late.
 */
final class VectorApi {

    private static final Logger LOG = System.getLogger("dev.dyad.kernel");

    private static final String NAME = "jdk.incubator.vector";
    private static final String LOADER_PACKAGE = "jdk.internal.module";

    private VectorApi() {}

    /** Turns it on if this program may; false where there are to be scalar kernels, after a log line that says why. */
    static boolean turnOn() {
        if (ModuleLayer.boot().findModule(NAME).isPresent()) {
            return true;
        }
        Module us = VectorApi.class.getModule();
        if (!Object.class.getModule().isExported(LOADER_PACKAGE, us)) {
            LOG.log(Level.INFO, "Scalar kernels: start Java with --add-modules " + NAME + " for faster ones");
            return false;
        }
        try {
            Class<?> loader = Class.forName(LOADER_PACKAGE + ".Modules");
            us.addReads((Module) loader.getMethod("loadModule", String.class).invoke(null, NAME));
            return true;
        } catch (ReflectiveOperationException e) {
            if (ModuleFinder.ofSystem().find(NAME).isEmpty()) {
                LOG.log(Level.INFO, "Scalar kernels: this JDK has no " + NAME);
            } else {
                LOG.log(
                        Level.WARNING,
                        "Slower, scalar kernels, as this JDK does not load its Vector API when asked; it does with"
                                + " DYAD_JAVA_OPTS='--add-modules " + NAME + "'",
                        e);
            }
            return false;
        }
    }
}
