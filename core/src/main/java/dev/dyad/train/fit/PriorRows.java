package dev.dyad.train.fit;

/** The rows of a side, as what they shrink to is fitted to them. */
public interface PriorRows {

    /** The parameters of a group's rows, one after the other in their places. */
    float[] factors(int group);

    /** The weight of a row's regularization, in all; 0 without a training rating. */
    float totalWeight(int row);
}
