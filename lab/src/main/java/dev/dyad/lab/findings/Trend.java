package dev.dyad.lab.findings;

import java.util.List;

/**
 * How a quantity goes along the variants of an ordered contrast, as far as differences are real. Places are counted from
 * 0.
 *
 * @param shape as a whole
 * @param places how many
 * @param levelTo the last place of those at the beginning of which no two differ
 * @param levelFrom the first place of those at the end of which no two differ
 * @param lowest the place of the lowest value
 * @param highest the place of the highest value
 */
record Trend(Shape shape, int places, int levelTo, int levelFrom, int lowest, int highest) {

    /** The shapes. */
    enum Shape {
        /** No two differ. */
        LEVEL,
        RISES,
        FALLS,
        /** The highest is really above both ends. */
        PEAKS,
        /** The lowest is really below both ends. */
        DIPS,
        /** Some differ, but neither ends nor extremes make a shape of it. */
        UNORDERED
    }

    /**
     * Finds the trend.
     *
     * @param variants their numbers in the table, in the order of the axis
     * @param values of the quantity, in the same order
     */
    static Trend of(List<Integer> variants, List<Double> values, PairTable table) {
        int last = variants.size() - 1;
        int lowest = 0;
        int highest = 0;
        for (int place = 1; place <= last; place++) {
            lowest = values.get(place) < values.get(lowest) ? place : lowest;
            highest = values.get(place) > values.get(highest) ? place : highest;
        }
        int levelTo = 0;
        while (levelTo < last && isLevel(variants, 0, levelTo + 1, table)) {
            levelTo++;
        }
        int levelFrom = last;
        while (levelFrom > 0 && isLevel(variants, levelFrom - 1, last, table)) {
            levelFrom--;
        }
        Shape shape = levelTo == last ? Shape.LEVEL : shape(variants, lowest, highest, table);
        return new Trend(shape, variants.size(), levelTo, levelFrom, lowest, highest);
    }

    private static Shape shape(List<Integer> variants, int lowest, int highest, PairTable table) {
        int first = variants.get(0);
        int last = variants.get(variants.size() - 1);
        int top = variants.get(highest);
        int bottom = variants.get(lowest);
        if (table.isAbove(first, top) && table.isAbove(last, top)) {
            return Shape.PEAKS;
        }
        if (table.isAbove(bottom, first) && table.isAbove(bottom, last)) {
            return Shape.DIPS;
        }
        if (table.isAbove(first, last)) {
            return Shape.RISES;
        }
        return table.isAbove(last, first) ? Shape.FALLS : Shape.UNORDERED;
    }

    /** Whether it starts with several places of which no two differ, and leaves them. */
    boolean startsLevel() {
        return levelTo > 0 && levelTo < levelFrom;
    }

    /** Whether it ends with several such places. */
    boolean endsLevel() {
        return levelFrom < places - 1 && levelTo < levelFrom;
    }

    /** Whether no two of these places differ. */
    private static boolean isLevel(List<Integer> variants, int from, int to, PairTable table) {
        for (int a = from; a <= to; a++) {
            for (int b = a + 1; b <= to; b++) {
                if (table.isReal(variants.get(a), variants.get(b))) {
                    return false;
                }
            }
        }
        return true;
    }
}
