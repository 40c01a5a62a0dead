package dev.dyad.lab;

import dev.dyad.DyadException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

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
    OURS_AGAINST_PUBLISHED;

    /** Reads the form that {@link #toString()} writes. */
    public static FigureKind parse(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> DyadException.usage(
                        "Figure '%s': choose from %s",
                        text, Arrays.stream(values()).map(FigureKind::toString).collect(Collectors.joining(", "))));
    }

    /** As in a study's file, such as {@code max-test-accuracy}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
