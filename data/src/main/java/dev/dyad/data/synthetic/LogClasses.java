package dev.dyad.data.synthetic;

/**
 * Positive values in classes of about equal ratio, so that sums over many of them can be had from a few.
 *
 * @param lowest the smallest value
 * @param width of a class, as the logarithm of a ratio
 * @param counts values in each class
 * @param means of the values of each class, 0 where it has none
 */
record LogClasses(double lowest, double width, int[] counts, double[] means) {

    private static final int CLASSES = 200;

    /** Values that are not positive belong to no class. */
    static LogClasses of(double[] values) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = 0;
        for (double value : values) {
            if (value > 0) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        double width = Math.max(1e-6, StrictMath.log(highest / lowest) / (CLASSES - 1));
        LogClasses classes = new LogClasses(lowest, width, new int[CLASSES], new double[CLASSES]);
        for (double value : values) {
            if (value > 0) {
                int c = classes.of(value);
                classes.counts[c]++;
                classes.means[c] += value;
            }
        }
        for (int c = 0; c < CLASSES; c++) {
            classes.means[c] /= Math.max(1, classes.counts[c]);
        }
        return classes;
    }

    int size() {
        return counts.length;
    }

    int of(double value) {
        return (int) Math.max(0, Math.min(CLASSES - 1, Math.rint(StrictMath.log(value / lowest) / width)));
    }
}
