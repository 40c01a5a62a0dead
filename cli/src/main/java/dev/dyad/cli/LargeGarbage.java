package dev.dyad.cli;

/**
 * The large arrays that reading ratings and each epoch's model leave behind. The JVM puts such arrays where it would
 * sooner take more memory than look for what is no longer in use; without this, memory grows by a model each epoch.
 */
final class LargeGarbage {

    /** Smaller heaps are not worth the look. */
    private static final long LARGE_HEAP = 128L << 20;

    private LargeGarbage() {}

    /** Gives the memory free for what comes next. */
    static void collect() {
        Runtime runtime = Runtime.getRuntime();
        if (runtime.totalMemory() - runtime.freeMemory() > LARGE_HEAP) {
            System.gc();
        }
    }
}
