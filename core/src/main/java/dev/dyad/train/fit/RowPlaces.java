package dev.dyad.train.fit;

/** Where the rows of a side lie: in groups, each with arrays of its own. */
public interface RowPlaces {

    /** How many groups there are. */
    int count();

    /** How many rows a group has. */
    int size(int group);

    /** The group that a row belongs to. */
    int group(int row);

    /** Where in its group a row stands. */
    int place(int row);
}
