package dev.dyad.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.ratings.Features;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSpecTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1025})
    void anEmbeddingSizeOutOfRangeIsNamedWithTheRange(int dim) {
        DyadException error =
                assertThrows(DyadException.class, () -> new ModelSpec(dim, Similarity.DOT, Biases.NONE, Features.NONE));
        assertEquals("Embedding size " + dim + ": give one from 1 to 1024", error.getMessage());
    }

    @Test
    void anImplicitHeadHasInnerProductsAndNoBiases() {
        String biases = assertThrows(
                        DyadException.class,
                        () -> new ModelSpec(8, Similarity.DOT, Biases.ITEM, Features.NONE, Head.IMPLICIT))
                .getMessage();
        assertEquals("The implicit head has no biases, and they are item; take --biases none, or another head", biases);
        assertThrows(
                DyadException.class,
                () -> new ModelSpec(8, Similarity.COSINE, Biases.NONE, Features.NONE, Head.IMPLICIT));
    }

    @Test
    void namesAreReadAsTheyAreWritten() {
        for (Head head : Head.values()) {
            assertEquals(head, Head.parse(head.toString()));
        }
        for (Biases biases : Biases.values()) {
            assertEquals(biases, Biases.parse(biases.toString()));
        }
        for (Similarity similarity : Similarity.values()) {
            assertEquals(similarity, Similarity.parse(similarity.toString()));
        }
        assertEquals(
                "Biases 'all': choose none, user, item or both",
                assertThrows(DyadException.class, () -> Biases.parse("all")).getMessage());
        assertEquals(
                "Similarity 'Dot': choose dot or cosine",
                assertThrows(DyadException.class, () -> Similarity.parse("Dot")).getMessage());
    }

    @Test
    void erasAreForAnOrdinalHeadAlone() {
        Features eras = Features.parse("time.era");
        DyadException error = assertThrows(
                DyadException.class, () -> new ModelSpec(8, Similarity.DOT, Biases.BOTH, eras, Head.REGRESSION));
        assertTrue(error.getMessage().contains("--head ordinal"), error.getMessage());
        assertEquals(eras, new ModelSpec(8, Similarity.DOT, Biases.BOTH, eras, Head.ORDINAL).features());
    }
}
