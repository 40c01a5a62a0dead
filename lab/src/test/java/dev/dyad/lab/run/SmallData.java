package dev.dyad.lab.run;

import dev.dyad.lab.RunSpec;
import dev.dyad.model.Biases;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.RatingsBuilder;
import dev.dyad.ratings.Split;
import dev.dyad.ratings.Vocabulary;
import dev.dyad.train.Adam;
import dev.dyad.train.LearningRate;
import dev.dyad.train.Start;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Made-up ratings with a pattern to learn, without times, and specs that learn it in a moment. */
public final class SmallData {

    static final int USERS = 90;
    static final int ITEMS = 70;
    static final Split TENTH = new Split.Random(0.1);
    public static final Adam QUICK = new Adam(6, 64, LearningRate.constant(1e-2), 0, 0, 0, Start.TORCH);

    private SmallData() {}

    /** Some 2,000 ratings: of the 2,500 drawn, some fall on a pair that has one. */
    public static Dataset dataset() {
        return dataset(USERS, ITEMS, 2_500);
    }

    static Dataset dataset(int users, int items, int ratings) {
        SplittableRandom random = new SplittableRandom(4);
        RatingsBuilder builder = new RatingsBuilder(RatingScale.HALF_STARS, false, ratings);
        for (int k = 0; k < ratings; k++) {
            int user = random.nextInt(users);
            int item = (int) (items * Math.pow(random.nextDouble(), 2));
            double taste = Math.sin(user * 0.7 + item * 1.3) + Math.cos(item * 0.4);
            builder.add(user, item, RatingScale.HALF_STARS.nearestLevel(3.2 + taste + random.nextDouble() - 0.5));
        }
        return new Dataset("small", "made up", builder.build(users, items), rows(users), rows(items), List.of());
    }

    private static Catalog rows(int count) {
        return Catalog.of(Vocabulary.of(LongStream.range(0, count).toArray()));
    }

    /** A tenth of the rest is held back for validation. */
    public static RunSpec spec(int dim, Adam trainer, long seed) {
        return new RunSpec(
                new ModelSpec(dim, Similarity.COSINE, Biases.BOTH, Features.NONE), trainer, TENTH, 0.1, seed);
    }

    public static RunSpec spec(int dim) {
        return spec(dim, QUICK, 1);
    }
}
