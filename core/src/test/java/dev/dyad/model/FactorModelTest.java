package dev.dyad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.RatingScale;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scores beside those worked out by hand. */
class FactorModelTest {

    private static final FactorMatrix USERS = FactorMatrixTest.matrix(new float[][] {{3, 4}, {0, 0}});
    private static final FactorMatrix ITEMS = FactorMatrixTest.matrix(new float[][] {{0.1f, 0.2f}, {-1, 0}});
    private static final FeatureMatrix WAR_AND_DRAMA = new FeatureMatrix(
            List.of("genre=War", "genre=Drama"), new int[] {0, 2, 2}, new int[] {0, 1}, new float[] {0.5f, 0.25f});
    private static final FactorMatrix GENRES = FactorMatrixTest.matrix(new float[][] {{1, 0}, {4, 8}});

    @Test
    void aDotIsTheOffsetPlusBiasesPlusTheInnerProduct() {
        FactorModel model = model(Similarity.DOT, Biases.BOTH, 3.5, side(USERS, 0.25f, -0.5f), side(ITEMS, 1, 0.125f));
        assertEquals(3.5 + 0.25 + 1 + (0.3 + 0.8), model.score(0, 0), 1e-6);
        assertEquals(3.5 + 0.25 + 0.125 - 3, model.score(0, 1), 1e-6);
        assertEquals(3.5 - 0.5 + 1, model.score(1, 0), 1e-6, "a zero vector adds nothing");
    }

    @Test
    void aCosineIsStretchedOverTheCells() {
        FactorModel model = model(Similarity.COSINE, Biases.NONE, 2.75, side(USERS), side(ITEMS));
        assertEquals(2.75 + 2.5 * (1.1 / (5 * Math.sqrt(0.05))), model.score(0, 0), 1e-5);
        assertEquals(2.75 + 2.5 * -0.6, model.score(0, 1), 1e-6);
        assertEquals(2.75, model.score(1, 0), "the cosine with a zero vector is 0");
    }

    @Test
    void oneSidedBiasesCountAlone() {
        assertEquals(
                3 + 0.25 + 1.1,
                model(Similarity.DOT, Biases.USER, 3, side(USERS, 0.25f, 0), side(ITEMS))
                        .score(0, 0),
                1e-6);
        assertEquals(
                3 + 2 + 1.1,
                model(Similarity.DOT, Biases.ITEM, 3, side(USERS), side(ITEMS, 2, 0))
                        .score(0, 0),
                1e-6);
    }

    @Test
    void featuresAddTheirFactorsByWeight() {
        Side items = new Side(ITEMS, new float[0], WAR_AND_DRAMA, GENRES);
        FactorModel dot = model(Similarity.DOT, Biases.NONE, 0, side(USERS), items);
        // (0.1, 0.2) + 0.5 · (1, 0) + 0.25 · (4, 8) = (1.6, 2.2); the second item has no features.
        assertEquals(2.2f, dot.itemVectors().get(0, 1), 1e-6f);
        assertEquals(3 * 1.6 + 4 * 2.2, dot.score(0, 0), 1e-5);
        assertEquals(-3, dot.score(0, 1), 1e-6);
        FactorModel cosine = model(Similarity.COSINE, Biases.NONE, 2.75, side(USERS), items);
        assertEquals(
                2.75 + 2.5 * 13.6 / (5 * Math.sqrt(1.6 * 1.6 + 2.2 * 2.2)),
                cosine.score(0, 0),
                1e-5,
                "norms are those of whole vectors");
    }

    @Test
    void ratingAndLevelStayOnTheScale() {
        FactorModel model = model(Similarity.DOT, Biases.BOTH, 3, side(USERS, 0, 0), side(ITEMS, 9, -9));
        assertEquals(5, model.rating(0, 0));
        assertEquals(9, model.level(0, 0));
        assertEquals(0.5, model.rating(0, 1));
        assertEquals(0, model.level(0, 1));
        FactorModel within = model(Similarity.DOT, Biases.NONE, 3, side(USERS), side(ITEMS));
        assertEquals(4.1, within.rating(0, 0), 1e-6);
        assertEquals(7, within.level(0, 0), "4.1 lies in the cell of 4");
    }

    @Test
    void parametersMustFitTheSpecification() {
        Side plain = side(USERS);
        refused(new ModelSpec(3, Similarity.DOT, Biases.NONE, Features.NONE), plain, plain);
        refused(new ModelSpec(2, Similarity.DOT, Biases.USER, Features.NONE), plain, plain);
        refused(new ModelSpec(2, Similarity.DOT, Biases.ITEM, Features.NONE), plain, plain);
        assertThrows(IllegalArgumentException.class, () -> side(USERS, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Side(ITEMS, new float[0], WAR_AND_DRAMA, FactorMatrix.empty(2)));
    }

    private static void refused(ModelSpec spec, Side users, Side items) {
        assertThrows(
                IllegalArgumentException.class, () -> new FactorModel(spec, RatingScale.HALF_STARS, 0, users, items));
    }

    private static FactorModel model(Similarity similarity, Biases biases, double offset, Side users, Side items) {
        return new FactorModel(
                new ModelSpec(2, similarity, biases, Features.NONE), RatingScale.HALF_STARS, offset, users, items);
    }

    private static Side side(FactorMatrix factors, float... biases) {
        return new Side(factors, biases, FeatureMatrix.none(factors.rows()), FactorMatrix.empty(factors.dim()));
    }
}
