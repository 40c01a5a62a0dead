package dev.dyad.train.gibbs;

/** What scores are to meet, as the rows of one side see it. */
interface Targets {

    /** What the score of the k-th rating, in the order of this side's rows, is to meet. */
    float of(int k);

    /** The root of the precision with which the rating of a row here and a row there is met. */
    float rootPrecision(int row, int otherRow);
}
