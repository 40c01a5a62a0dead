/** The model, its trainers and everything that can be done with ratings in memory. Depends on the JDK alone. */
@SuppressWarnings("module") // core is built before the module that its kernels are shown to
module dev.dyad.core {
    requires static org.jspecify;
    requires static jdk.incubator.vector;

    exports dev.dyad;
    exports dev.dyad.evaluate;
    // dyad doctor says which kernels this machine gets.
    exports dev.dyad.kernel to
            dev.dyad.cli;
    exports dev.dyad.model;
    exports dev.dyad.ratings;
    exports dev.dyad.recommend;
    exports dev.dyad.store;
    exports dev.dyad.train;
}
