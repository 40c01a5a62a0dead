package dev.dyad.lab.statistics;

import java.util.BitSet;

/**
 * McNemar's test of two runs that predicted the same ratings: only ratings that one of them predicted exactly and the
 * other did not tell them apart. McNemar, "Note on the sampling error of the difference between correlated proportions
 * or percentages", Psychometrika 12, 1947.
 *
 * <p>It says whether these two models differ on ratings like these. Whether their settings would differ with another
 * seed, several seeds say: {@link Spread}.
 *
 * @param ratings how many both predicted
 * @param onlyFirst exact by the first run alone
 * @param onlySecond exact by the second run alone
 */
public record McNemar(long ratings, long onlyFirst, long onlySecond) {

    /** With fewer ratings that tell the runs apart the exact test is used. */
    private static final int FEW = 25;

    public McNemar {
        if (onlyFirst < 0 || onlySecond < 0 || onlyFirst + onlySecond > ratings) {
            throw new IllegalArgumentException(onlyFirst + " and " + onlySecond + " of " + ratings);
        }
    }

    /**
     * Compares two runs.
     *
     * @param first which ratings the first run predicted exactly
     * @param second which the second
     * @param ratings how many there are
     */
    public static McNemar of(BitSet first, BitSet second, long ratings) {
        BitSet onlyFirst = (BitSet) first.clone();
        onlyFirst.andNot(second);
        BitSet onlySecond = (BitSet) second.clone();
        onlySecond.andNot(first);
        return new McNemar(ratings, onlyFirst.cardinality(), onlySecond.cardinality());
    }

    /** Both numbers together, as of several seeds. */
    public McNemar plus(McNemar other) {
        return new McNemar(ratings + other.ratings, onlyFirst + other.onlyFirst, onlySecond + other.onlySecond);
    }

    /** The second run's accuracy less the first's, as a share; 0 without ratings. */
    public double difference() {
        return ratings == 0 ? 0 : (double) (onlySecond - onlyFirst) / ratings;
    }

    /**
     * The interval of {@link #difference}: Wald's after one more rating on either side. Bonett and Price, "Adjusted
     * Wald confidence interval for a difference of binomial proportions based on paired data", Journal of Educational
     * and Behavioral Statistics 37(4), 2012.
     */
    public Interval interval() {
        double n = ratings + 2.0;
        double first = (onlyFirst + 1) / n;
        double second = (onlySecond + 1) / n;
        double centre = second - first;
        double radius = Normal.Z95 * Math.sqrt((first + second - centre * centre) / n);
        return new Interval(Math.max(-1, centre - radius), Math.min(1, centre + radius));
    }

    /** The difference with the error that its interval has. */
    public Estimate estimate() {
        return new Estimate(difference(), interval().radius() / Normal.Z95);
    }

    /**
     * How often chance alone would tell two equally good runs apart at least as clearly, two-sided. Below 25 ratings
     * that tell them apart the exact binomial test, which errs on the side of caution; from there on its mid-p, which
     * counts half of what is just as clear and holds its level better than chi-square does. Fagerland, Lydersen and
     * Laake, "The McNemar test for binary matched-pairs data: mid-p and asymptotic are better than exact conditional",
     * BMC Medical Research Methodology 13:91, 2013.
     */
    public double p() {
        long apart = onlyFirst + onlySecond;
        return apart < FEW ? exactP() : midP();
    }

    double exactP() {
        return Math.min(1, 2 * Binomial.atMost(Math.min(onlyFirst, onlySecond), onlyFirst + onlySecond));
    }

    double midP() {
        long apart = onlyFirst + onlySecond;
        long fewer = Math.min(onlyFirst, onlySecond);
        return Math.min(1, 2 * Binomial.atMost(fewer, apart) - Binomial.exactly(fewer, apart));
    }
}
