package dev.dyad.train.gibbs;

/** Means and covariances of many draws. */
final class Moments {

    private final double[] sums;
    private final double[][] products;
    private int count;

    Moments(int n) {
        sums = new double[n];
        products = new double[n][n];
    }

    void add(double[] draw) {
        count++;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += draw[i];
            for (int j = 0; j < sums.length; j++) {
                products[i][j] += draw[i] * draw[j];
            }
        }
    }

    double mean(int i) {
        return sums[i] / count;
    }

    double covariance(int i, int j) {
        return products[i][j] / count - mean(i) * mean(j);
    }
}
