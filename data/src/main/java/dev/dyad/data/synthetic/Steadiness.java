package dev.dyad.data.synthetic;

/** How much a user's ratings vary about the opinion that the planted model has of them. */
enum Steadiness {
    STEADY(0.3, 0.36),
    ORDINARY(0.5, 0.48),
    FICKLE(0.2, 0.62);

    private final double share;
    private final double noise;

    Steadiness(double share, double noise) {
        this.share = share;
        this.noise = noise;
    }

    /** The share of users that are so. */
    double share() {
        return share;
    }

    /** The scale of the logistic noise, in stars; its standard deviation is 1.814 times as large. */
    double noise() {
        return noise;
    }
}
