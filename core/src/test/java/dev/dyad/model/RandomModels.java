package dev.dyad.model;

import dev.dyad.ratings.Attribute;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Stretches;
import dev.dyad.ratings.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Models of random numbers, for tests. */
public final class RandomModels {

    private RandomModels() {}

    /** Cosine, biases on one side, item features, text ids of the items, titles with accents, a learning curve. */
    public static TrainedModel rich(SplittableRandom random, int users, int items) {
        int dim = random.nextInt(1, 9);
        Attribute.Builder genres = new Attribute.Builder("genre");
        String[] itemIds = new String[items];
        List<String> titles = new ArrayList<>();
        for (int item = 0; item < items; item++) {
            genres.add(List.of("Com\u00e9die", "Drame", "\ud83d\ude80").subList(0, random.nextInt(4)));
            itemIds[item] = "tt" + item + "\u00fc";
            titles.add(item == 1 ? "" : "Am\u00e9lie " + item + " (2001)");
        }
        Features features = Features.parse("genre:all");
        Catalog itemCatalog = new Catalog(Vocabulary.of(itemIds), titles, List.of(genres.build()));
        FeatureMatrix itemFeatures = features.ofItems(itemCatalog);
        FactorModel factors = new FactorModel(
                new ModelSpec(dim, Similarity.COSINE, Biases.ITEM, features),
                RatingScale.HALF_STARS,
                2.75,
                new Side(matrix(random, users, dim), new float[0], FeatureMatrix.none(users), FactorMatrix.empty(dim)),
                new Side(
                        matrix(random, items, dim),
                        biases(random, items),
                        itemFeatures,
                        matrix(random, itemFeatures.count(), dim)));
        return new TrainedModel(factors, numbered(users), itemCatalog, history(random, users, items, 10), provenance());
    }

    /** Inner products, both biases, no features, numeric ids. */
    public static TrainedModel plain(SplittableRandom random, int users, int items, int dim) {
        FactorModel factors = new FactorModel(
                new ModelSpec(dim, Similarity.DOT, Biases.BOTH, Features.NONE),
                RatingScale.WHOLE_STARS,
                random.nextDouble(1, 5),
                side(random, users, dim),
                side(random, items, dim));
        return new TrainedModel(
                factors, numbered(users), numbered(items), history(random, users, items, 5), provenance());
    }

    /** With an ordinal head: five levels. */
    public static TrainedModel ordinal(SplittableRandom random, int users, int items, int dim) {
        TrainedModel plain = plain(random, users, items, dim);
        FactorMatrix own = FactorMatrix.of(users, 4, (row, target, offset) -> {
            target[offset] = (float) random.nextDouble(-3, -1);
            for (int k = 1; k < 4; k++) {
                target[offset + k] = target[offset + k - 1] + (float) random.nextDouble(0, 2);
            }
        });
        FactorModel factors = new FactorModel(
                new ModelSpec(dim, Similarity.DOT, Biases.BOTH, Features.NONE, Head.ORDINAL),
                RatingScale.WHOLE_STARS,
                0,
                plain.factors().users(),
                plain.factors().items(),
                new Thresholds(new float[] {-2, -1, 0.5f, 2}, own));
        return new TrainedModel(factors, plain.users(), plain.items(), plain.history(), plain.provenance());
    }

    /** With an implicit head: no biases, and a learning curve of rankings. */
    public static TrainedModel implicit(SplittableRandom random, int users, int items, int dim) {
        TrainedModel plain = plain(random, users, items, dim);
        FactorModel factors = new FactorModel(
                new ModelSpec(dim, Similarity.DOT, Biases.NONE, Features.NONE, Head.IMPLICIT),
                RatingScale.WHOLE_STARS,
                0,
                withoutBiases(plain.factors().users()),
                withoutBiases(plain.factors().items()));
        double nan = Double.NaN;
        EpochReport epoch = new EpochReport(1, 0.9, nan, nan, nan, nan, nan, nan, nan, 0.25, 0.375, 1.5);
        Provenance p = plain.provenance();
        Provenance provenance = new Provenance(
                p.dataName(),
                p.dataSource(),
                p.dataChecksum(),
                p.ratings(),
                p.split(),
                p.validation(),
                p.seed(),
                p.trainer(),
                List.of(epoch),
                p.environment(),
                p.startedAt(),
                p.seconds());
        return new TrainedModel(factors, plain.users(), plain.items(), plain.history(), provenance);
    }

    private static Side withoutBiases(Side side) {
        return new Side(side.factors(), new float[0], side.features(), side.featureFactors());
    }

    /** With an ordinal head, and all that times may change. */
    public static TrainedModel timed(SplittableRandom random, int users, int items, int dim) {
        TrainedModel ordinal = ordinal(random, users, items, dim);
        FactorModel factors = ordinal.factors();
        Thresholds earlier = ordinal(random, users, items, dim).factors().thresholds();
        TimeEffects times = new TimeEffects(
                periods(random, users, 86_400),
                periods(random, users, 300),
                new ItemDrift(new Stretches(new int[] {100, 200}), matrix(random, items, 3)),
                new EarlierEras(new Stretches(new int[] {150}), List.of(earlier)));
        FactorModel timed = new FactorModel(
                new ModelSpec(
                        dim,
                        Similarity.DOT,
                        Biases.BOTH,
                        Features.parse("time.era,time.day,time.sitting,time.drift"),
                        Head.ORDINAL),
                factors.scale(),
                0,
                factors.users(),
                factors.items(),
                factors.thresholds(),
                times);
        History plain = ordinal.history();
        int ratings = plain.start(users);
        BitSet heldOut = new BitSet();
        BitSet validation = new BitSet();
        byte[] levels = new byte[ratings];
        int[] rated = new int[ratings];
        for (int k = 0; k < ratings; k++) {
            heldOut.set(k, plain.isHeldOut(k));
            validation.set(k, plain.isValidation(k));
            levels[k] = (byte) plain.level(k);
            rated[k] = plain.item(k);
        }
        int[] starts = IntStream.rangeClosed(0, users).map(plain::start).toArray();
        int[] seconds =
                random.ints(heldOut.cardinality() + validation.cardinality()).toArray();
        History history = new History(starts, rated, levels, heldOut, validation, seconds);
        return new TrainedModel(timed, ordinal.users(), ordinal.items(), history, ordinal.provenance());
    }

    private static PeriodBiases periods(SplittableRandom random, int users, int seconds) {
        int[] starts = new int[users + 1];
        int[] periods = new int[users * 5];
        for (int user = 0; user < users; user++) {
            int n = random.nextInt(6);
            int period = random.nextInt(50);
            for (int k = 0; k < n; k++) {
                period += random.nextInt(1, 50);
                periods[starts[user] + k] = period;
            }
            starts[user + 1] = starts[user] + n;
        }
        return new PeriodBiases(seconds, starts, Arrays.copyOf(periods, starts[users]), biases(random, starts[users]));
    }

    private static Side side(SplittableRandom random, int rows, int dim) {
        return new Side(
                matrix(random, rows, dim), biases(random, rows), FeatureMatrix.none(rows), FactorMatrix.empty(dim));
    }

    private static FactorMatrix matrix(SplittableRandom random, int rows, int dim) {
        return FactorMatrix.of(rows, dim, (row, target, offset) -> {
            for (int k = 0; k < dim; k++) {
                target[offset + k] = (float) random.nextDouble(-1, 1);
            }
        });
    }

    private static float[] biases(SplittableRandom random, int rows) {
        float[] biases = new float[rows];
        for (int row = 0; row < rows; row++) {
            biases[row] = (float) random.nextDouble(-1, 1);
        }
        return biases;
    }

    private static Catalog numbered(int rows) {
        long[] ids = new long[rows];
        for (int row = 0; row < rows; row++) {
            ids[row] = 1_000_000_000_000L - 7L * row;
        }
        return Catalog.of(Vocabulary.of(ids));
    }

    /** Some items are rated by none, and user 0 has held-out ratings only. */
    private static History history(SplittableRandom random, int users, int items, int levels) {
        int[] starts = new int[users + 1];
        int[] rated = new int[users * items];
        byte[] given = new byte[users * items];
        BitSet heldOut = new BitSet();
        BitSet validation = new BitSet();
        int size = 0;
        for (int user = 0; user < users; user++) {
            for (int item = 0; item < items; item++) {
                if (item % 5 != 4 && random.nextInt(3) == 0) {
                    heldOut.set(size, user == 0 || random.nextInt(10) == 0);
                    validation.set(size, !heldOut.get(size) && size % 7 == 3);
                    rated[size] = item;
                    given[size++] = (byte) random.nextInt(levels);
                }
            }
            starts[user + 1] = size;
        }
        return new History(starts, Arrays.copyOf(rated, size), Arrays.copyOf(given, size), heldOut, validation);
    }

    private static Provenance provenance() {
        List<EpochReport> epochs = List.of(
                new EpochReport(1, 1.25, 0.1, Double.NaN, Double.NaN, 1 / 3.0, 1e-9, 0.5),
                new EpochReport(2, Double.POSITIVE_INFINITY, 0.1, 0.2, 0.25, 0.95, 0.3, 0.9, 0.7, 1234.5));
        return new Provenance(
                "made \"up\"",
                "C:\\data\\r\u00e9el\n",
                "00ff00ff00ff00ff",
                123,
                "random:0.1",
                0.05,
                Long.MIN_VALUE,
                Map.of("trainer", "adam", "learning-rate", "0.001"),
                epochs,
                Map.of("java", "17"),
                "2026-11-23T10:00:00Z",
                12.75);
    }
}
