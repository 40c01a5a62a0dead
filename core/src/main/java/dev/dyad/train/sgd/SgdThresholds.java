package dev.dyad.train.sgd;

import dev.dyad.model.EarlierEras;
import dev.dyad.model.FactorMatrix;
import dev.dyad.model.Thresholds;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Stretches;
import dev.dyad.train.fit.ParameterArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The thresholds of an ordinal head, in logits: those of each user, group by group as the users' other parameters are, and
 * the shared ones that they shrink to; those of each era. A user has the first threshold and the gaps from each to the next. The first moves
 * by steps, and gaps do by their logarithms, so that they stay positive: a gap is e^step.
 */
final class SgdThresholds {

    /**
     * Thresholds step by so much of the learning rate of factors. This and the next two were found by trying, as {@code
     * docs/accuracy.md} tells.
     */
    private static final float RATE = 0.1f;

    /** What each rating of a user adds to the weight of its thresholds' regularization. */
    private static final float L2 = 0.01f;

    /** The weight beside that. */
    private static final float ROW_L2 = 1;

    private static final float NARROWEST = 1e-3f;

    /** So many ratings of each level are thought to come before the others when the shared thresholds start. */
    private static final double DAMPING = 0.5;

    /** A threshold so far below the first one leaves nothing to the levels below it that is worth a word. */
    private static final float NEVER = 12;

    private final SgdSide users;
    private final int count;
    private final Stretches eras;
    /** By era: which threshold is the first one that moves; the levels below it have not come yet. */
    private final int[] lowest;
    /** Era by era. */
    private final float[] shared;
    /** By group of users, then user by user, then era by era. */
    private final float[][] own;
    /** Training ratings, likewise. */
    private final int[][] ratings;

    private SgdThresholds(SgdSide users, int levels, Stretches eras) {
        this.users = users;
        this.count = levels - 1;
        this.eras = eras;
        this.lowest = new int[eras.count()];
        this.shared = new float[eras.count() * count];
        SgdGroups groups = users.groups();
        this.own = new float[groups.count()][];
        this.ratings = new int[groups.count()][];
        for (int g = 0; g < own.length; g++) {
            own[g] = new float[Math.multiplyExact(groups.rows(g).length, shared.length)];
            ratings[g] = new int[count == 0 ? 0 : groups.rows(g).length * eras.count()];
        }
    }

    /** Those of a head that has none: there is nothing to learn. */
    static SgdThresholds none(SgdSide users) {
        return new SgdThresholds(users, 1, Stretches.ONE);
    }

    /** @param levels how many ratings each has */
    SgdThresholds(SgdSide users, Ratings train, long[] levels, Stretches eras) {
        this(users, train.scale().levels(), eras);
        long[][] counts = eras.count() == 1 ? countAll(levels) : countByEra(train);
        for (int era = 0; era < eras.count(); era++) {
            lowest[era] = lowest(counts, era);
            start(counts[era], era);
        }
        for (float[] group : own) {
            for (int at = 0; at < group.length; at += shared.length) {
                System.arraycopy(shared, 0, group, at, shared.length);
            }
        }
    }

    /** Takes the ratings of the one era as they have been counted. */
    private long[][] countAll(long[] levels) {
        for (int g = 0; count > 0 && g < ratings.length; g++) {
            int[] rows = users.groups().rows(g);
            for (int place = 0; place < rows.length; place++) {
                ratings[g][place] = users.ratings(rows[place]);
            }
        }
        return new long[][] {levels};
    }

    /** Counts the ratings of each user and era, and gives those of each era and level. */
    private long[][] countByEra(Ratings train) {
        long[][] counts = new long[eras.count()][count + 1];
        for (int i = 0; i < train.size(); i++) {
            int era = eras.of(train.day(i));
            int user = train.user(i);
            counts[era][train.level(i)]++;
            ratings[users.groups().group(user)][users.groups().place(user) * eras.count() + era]++;
        }
        return counts;
    }

    /** The lowest level that an era has as more than a stray one, by how frequent it is in the last era. */
    private int lowest(long[][] counts, int era) {
        long[] last = counts[eras.count() - 1];
        double ratio =
                (double) LongStream.of(counts[era]).sum() / LongStream.of(last).sum();
        int level = 0;
        while (level < count - 1 && counts[era][level] < EraDetection.STRAY * ratio * last[level]) {
            level++;
        }
        return level;
    }

    /** Starts the shared thresholds of an era as those by which scores of 0 make levels as frequent as they are. */
    private void start(long[] countByLevel, int era) {
        double total = countByLevel.length * DAMPING;
        for (long n : countByLevel) {
            total += n;
        }
        double below = 0;
        double before = 0;
        for (int k = 0; k < countByLevel.length - 1; k++) {
            below += countByLevel[k] + DAMPING;
            double threshold = StrictMath.log(below / (total - below));
            shared[era * count + k] = (float) (k <= lowest[era] ? threshold : Math.max(NARROWEST, threshold - before));
            before = threshold;
        }
    }

    /** How many each user has in an era. */
    int count() {
        return count;
    }

    /** How many eras there are. */
    int eras() {
        return eras.count();
    }

    /** Copies a user's thresholds in an era to {@code target[offset]} and on. */
    void copy(int group, int place, int era, float[] target, int offset) {
        sum(own[group], first(place, era), era, target, offset);
    }

    /** Where a user's thresholds of an era start. */
    private int first(int place, int era) {
        return (place * eras.count() + era) * count;
    }

    private void sum(float[] source, int from, int era, float[] target, int offset) {
        float sum = 0;
        for (int k = lowest[era]; k < count; k++) {
            sum += source[from + k];
            target[offset + k] = sum;
        }
        for (int k = 0; k < lowest[era]; k++) {
            target[offset + k] = target[offset + lowest[era]] - NEVER;
        }
    }

    /**
     * Learns from a user's ratings of an era in a block, and shrinks the user's thresholds towards the shared ones, as an implicit
     * step.
     *
     * @param share how many ratings these are
     * @param pulls by level, the sum of the derivatives of log-likelihoods by the score
     * @param widths by level, those by the level's upper threshold
     * @param levels where in these the era's levels start
     */
    void learn(int group, int place, int era, SgdSteps steps, int share, float[] pulls, float[] widths, int levels) {
        float[] values = own[group];
        int first = first(place, era);
        int toShared = era * count;
        int n = ratings[group][place * eras.count() + era];
        float rate = RATE * steps.rate() * users.rates(group)[place];
        float keep = 1 / (1 + rate * (L2 + ROW_L2 / n) * share);
        // A wider gap moves all thresholds above it up, which ratings of those levels do not want.
        float higher = pulls[levels + count];
        for (int k = count - 1; k > lowest[era]; k--) {
            float gap = values[first + k];
            float step = rate * gap * (widths[levels + k] - higher);
            float bounded = step > 1 ? 1 : step < -1 ? -1 : step;
            // e^step, to the third order.
            float moved = gap * (1 + bounded * (1 + bounded * (0.5f + bounded * (1 / 6f))));
            float kept = shared[toShared + k] + keep * (moved - shared[toShared + k]);
            values[first + k] = kept < NARROWEST ? NARROWEST : kept;
            higher += pulls[levels + k];
        }
        for (int k = lowest[era]; k >= 0; k--) {
            higher += pulls[levels + k];
        }
        int at = lowest[era];
        float moved = values[first + at] - rate * higher;
        values[first + at] = shared[toShared + at] + keep * (moved - shared[toShared + at]);
    }

    /** Fits the shared thresholds to the users', each as heavy as its regularization. */
    void fitShared() {
        for (int era = 0; count > 0 && era < eras.count(); era++) {
            fitShared(era);
        }
    }

    private void fitShared(int era) {
        double[] sums = new double[count];
        double total = 0;
        for (int g = 0; g < own.length; g++) {
            for (int place = 0; place < users.groups().rows(g).length; place++) {
                int n = ratings[g][place * eras.count() + era];
                double weight = n == 0 ? 0 : L2 * n + ROW_L2;
                total += weight;
                for (int k = 0; k < count; k++) {
                    sums[k] += weight * own[g][first(place, era) + k];
                }
            }
        }
        for (int k = 0; k < count; k++) {
            shared[era * count + k] = (float) (sums[k] / total);
        }
    }

    /** Every array of parameters; none where there are no thresholds. */
    List<ParameterArray> arrays() {
        List<ParameterArray> arrays = new ArrayList<>();
        if (count > 0) {
            arrays.add(new ParameterArray("thresholds", shared));
            for (int g = 0; g < own.length; g++) {
                arrays.add(new ParameterArray("users.%d.thresholds".formatted(g), own[g]));
            }
        }
        return arrays;
    }

    /** The present thresholds as they stand. */
    Thresholds present() {
        return toModel(eras.count() - 1);
    }

    /** Those of earlier eras. */
    EarlierEras earlier() {
        return new EarlierEras(
                eras,
                IntStream.range(0, eras.count() - 1).mapToObj(this::toModel).toList());
    }

    /** The thresholds of an era as they stand. Users without a rating in it have the shared ones. */
    private Thresholds toModel(int era) {
        float[] all = new float[count];
        sum(shared, era * count, era, all, 0);
        SgdGroups groups = users.groups();
        FactorMatrix rows = FactorMatrix.of(users.rows(), count, (row, target, at) -> {
            int group = groups.group(row);
            if (ratings[group][groups.place(row) * eras.count() + era] == 0) {
                System.arraycopy(all, 0, target, at, count);
            } else {
                copy(group, groups.place(row), era, target, at);
            }
        });
        return new Thresholds(all, rows);
    }
}
