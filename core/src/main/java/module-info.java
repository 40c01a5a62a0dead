/** The model, its trainers and everything that can be done with ratings in memory. Depends on the JDK alone. */
module dev.dyad.core {
    requires static org.jspecify;
    requires static jdk.incubator.vector;

    exports dev.dyad;
    exports dev.dyad.evaluate;
    exports dev.dyad.model;
    exports dev.dyad.ratings;
    exports dev.dyad.recommend;
    exports dev.dyad.store;
    exports dev.dyad.train;
}
