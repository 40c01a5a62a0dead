package dev.dyad.lab.statistics;

/** The means of two runs' errors on the same ratings. */
public final class PairedMeans {

    private PairedMeans() {}

    /**
     * The second run's mean less the first's. Its error is that of the mean of the differences rating by rating, which many
     * ratings spread normally whatever the errors are spread like.
     */
    public static Estimate difference(float[] first, float[] second) {
        int n = first.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (double) second[i] - first[i];
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double off = (double) second[i] - first[i] - mean;
            squares += off * off;
        }
        return new Estimate(mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n));
    }
}
