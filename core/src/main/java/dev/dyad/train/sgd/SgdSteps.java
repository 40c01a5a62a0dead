package dev.dyad.train.sgd;

/**
 * How far a round's steps go.
 *
 * @param rate the learning rate of factors
 * @param biasRate the learning rate of biases
 */
record SgdSteps(float rate, float biasRate) {

    /**
     * Biases, which have no partner that moves with them, learn more steadily by shorter steps. Found by trying, on
     * {@code ml-latest-small} and on 25 million generated ratings; as are the other constants of this trainer.
     */
    private static final double BIAS_RATE = 0.2;

    static SgdSteps of(double rate) {
        return new SgdSteps((float) rate, (float) (BIAS_RATE * rate));
    }
}
