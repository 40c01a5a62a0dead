package dev.dyad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.dyad.model.Biases;
import dev.dyad.model.EpochReport;
import dev.dyad.model.History;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import dev.dyad.ratings.Split;
import dev.dyad.ratings.Validation;
import dev.dyad.ratings.Vocabulary;
import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrainingTaskTest {

    private static final Ratings RATINGS = SmallRatings.of(60, 80, 1500, 1);
    private static final Dataset DATA = new Dataset("made", "memory", RATINGS, catalog(60), catalog(80), List.of());

    private static Catalog catalog(int rows) {
        return Catalog.of(Vocabulary.of(LongStream.range(0, rows).toArray()));
    }

    private static TrainedModel train(double validation) {
        return train(DATA, validation);
    }

    private static TrainedModel train(Dataset data, double validation) {
        ModelSpec spec = new ModelSpec(8, Similarity.DOT, Biases.BOTH, Features.NONE);
        Adam adam = new Adam(2, 64, LearningRate.constant(1e-2), 0, 0, 0, Start.SMALL);
        return new TrainingTask(data, new Split.Random(0.2), validation, spec, adam, FitOptions.of(9, 1))
                .run(TrainingListener.NONE)
                .orElseThrow();
    }

    @Test
    void aValidationPartIsTakenFromTheTrainingPartAlone() {
        History with = train(0.25).history();
        History without = train(0).history();
        int size = RATINGS.size();
        int heldOut = 0;
        for (int k = 0; k < size; k++) {
            assertEquals(without.isHeldOut(k), with.isHeldOut(k));
            heldOut += with.isHeldOut(k) ? 1 : 0;
        }
        assertEquals(Math.round(0.2 * size), heldOut);
        assertEquals(Math.round(0.25 * (size - heldOut)), with.validationSize());
        assertEquals(0, without.validationSize());
    }

    @Test
    void whatTheRatingsOfTheValidationPartAreDoesNotReachTheModel() {
        BitSet heldOut = new Split.Random(0.2).heldOut(RATINGS, 9);
        BitSet validation = new Validation(0.25).drawn(RATINGS, heldOut, 9);
        TrainedModel model = train(0.25);
        TrainedModel other = train(turned(validation), 0.25);

        assertEquals(0.25, model.provenance().validation());
        for (int item = 0; item < 80; item++) {
            assertEquals(model.factors().score(3, item), other.factors().score(3, item), "item " + item);
        }
        EpochReport report = model.provenance().epochs().get(1);
        EpochReport turned = other.provenance().epochs().get(1);
        assertEquals(report.trainLoss(), turned.trainLoss());
        assertEquals(report.testRmse(), turned.testRmse());
        assertNotEquals(report.validationRmse(), turned.validationRmse());
        assertFalse(train(0).provenance().epochs().get(1).hasValidation());
    }

    /** The ratings, but high where they were low among those of these indices. */
    private static Dataset turned(BitSet indices) {
        int[] users = new int[RATINGS.size()];
        int[] items = new int[RATINGS.size()];
        byte[] levels = new byte[RATINGS.size()];
        for (int i = 0; i < RATINGS.size(); i++) {
            users[i] = RATINGS.user(i);
            items[i] = RATINGS.item(i);
            levels[i] = (byte) (indices.get(i) ? 9 - RATINGS.level(i) : RATINGS.level(i));
        }
        Ratings ratings = RatingsBuilder.ofColumns(RATINGS.scale(), 60, 80, users, items, levels);
        return new Dataset("turned", "memory", ratings, catalog(60), catalog(80), List.of());
    }
}
