package dev.dyad.train.sgd;

/**
 * What scores are for: says for a score which way and how far it should move, and keeps count of how good scores were. All
 * that the kernels need to know of a loss is one number a rating, so that each loss trains at about the same speed. Each
 * block has a head of its own. Scores are counted so that a step of 1 is about a standard deviation of ratings.
 */
sealed interface SgdHead permits RegressionHead, OrdinalHead {

    /** Comes before the ratings of a user in the block. */
    void startUser(int place);

    /**
     * The negative derivative of the loss by the score, for a rating of that level by the user that was started.
     *
     * @param era of the rating, from 0
     */
    float pull(float score, int level, int era);

    /** The same for four ratings of the user in the first era, put into {@code pulls}. */
    void pullFour(float[] scores, int[] levels, float[] pulls);

    /** Comes after the last of the user's ratings in the block. */
    void endUser(int place, SgdSteps steps);

    /** The sum of losses: squared errors in ratings, or negative logarithms of likelihoods. */
    double loss();

    /** How many of the {@link #judged} answers were right. */
    long exact();

    /** How many ratings' levels were compared with the likeliest ones. */
    long judged();

    long ratings();
}
