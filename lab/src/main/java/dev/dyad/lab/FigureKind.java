package dev.dyad.lab;

/** The figures that a study can ask for. */
public enum FigureKind {
    /** Bars: the best test accuracy of each variant. */
    MAX_TEST_ACCURACY,
    /** Bars: running train accuracy less test accuracy, at the end. */
    TRAIN_TEST_GAP,
    /** Lines: test accuracy by epoch. */
    TEST_ACCURACY_BY_EPOCH,
    /** Lines: test accuracy by how many training ratings the item has. */
    ACCURACY_BY_ITEM_RATINGS,
    /** Points: ours against the published value, run by run. */
    OURS_AGAINST_PUBLISHED
}
