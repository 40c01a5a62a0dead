package dev.dyad.ratings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

    @Test
    void idsAreNumberedAsTheyAreFirstMet() {
        Vocabulary.Builder builder = new Vocabulary.Builder();
        assertEquals(0, builder.row(70));
        assertEquals(1, builder.row("31"));
        assertEquals(0, builder.row("70"));
        assertEquals(1, builder.row(31));
        assertEquals(2, builder.size());

        Vocabulary ids = builder.build();
        assertTrue(ids.isNumeric());
        assertEquals(2, ids.size());
        assertEquals("70", ids.id(0));
        assertEquals(31, ids.number(1));
        assertEquals(OptionalInt.of(1), ids.row("31"));
        assertEquals(OptionalInt.of(0), ids.row(70));
        assertEquals(OptionalInt.empty(), ids.row(71));
        assertEquals(OptionalInt.empty(), ids.row("seventy"));
    }

    @Test
    void theFirstTextMakesTextsOfAllAndMovesNoRow() {
        Vocabulary.Builder builder = new Vocabulary.Builder();
        for (int i = 0; i < 1000; i++) {
            assertEquals(i, builder.row(i * 37L));
        }
        assertEquals(1000, builder.row("tt0111161"));
        for (int i = 0; i < 1000; i++) {
            assertEquals(i, builder.row(i * 37L));
            assertEquals(i, builder.row(Long.toString(i * 37L)));
        }
        assertEquals(1001, builder.row(-1));

        Vocabulary ids = builder.build();
        assertFalse(ids.isNumeric());
        assertEquals(OptionalInt.of(999), ids.row(999 * 37L));
        assertEquals(OptionalInt.of(1001), ids.row("-1"));
        assertEquals("37", ids.id(1));
        assertThrows(IllegalStateException.class, () -> ids.number(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "-0", "+7", "00", "", "-", " 7", "7 ", "1e3", "0x10", "9223372036854775808", "٣"})
    void aTextThatIsNotTheUsualFormOfANumberIsAnIdOfItsOwn(String text) {
        Vocabulary ids = Vocabulary.of("7", "0", "3", text);
        assertFalse(ids.isNumeric());
        assertEquals(text, ids.id(3));
        assertEquals(OptionalInt.of(3), ids.row(text));
        assertEquals(OptionalInt.empty(), Vocabulary.of(7, 0, 3).row(text));
    }

    @ParameterizedTest
    @ValueSource(
            longs = {Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 1, 999_999_999_999_999_999L, -1_000_000_000_000_000_000L})
    void numbersOfAllSizesAreNumbersAsTextToo(long id) {
        Vocabulary ids = Vocabulary.of(5, id);
        assertEquals(id, ids.number(1));
        assertEquals(OptionalInt.of(1), ids.row(Long.toString(id)));
        assertTrue(Vocabulary.of("5", Long.toString(id)).isNumeric());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void manyIdsAgreeWithAHashMap(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Vocabulary.Builder builder = new Vocabulary.Builder();
        Map<String, Integer> oracle = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            // Neighbours, multiples of a power of two, and anything; texts from the middle on where the seed is odd.
            long id =
                    switch (random.nextInt(3)) {
                        case 0 -> random.nextInt(50_000);
                        case 1 -> (long) random.nextInt(50_000) << 32;
                        default -> random.nextLong();
                    };
            String text = seed % 2 == 1 && i > 100_000 && id % 5 == 0 ? "u" + id : Long.toString(id);
            int expected = oracle.computeIfAbsent(text, key -> oracle.size());
            assertEquals(expected, random.nextBoolean() || text.startsWith("u") ? builder.row(text) : builder.row(id));
        }
        Vocabulary ids = builder.build();
        assertEquals(oracle.size(), ids.size());
        oracle.forEach((text, row) -> {
            assertEquals(OptionalInt.of(row), ids.row(text), () -> "seed " + seed);
            assertEquals(text, ids.id(row), () -> "seed " + seed);
        });
    }

    @Test
    void aBuilderGoesOnWithoutChangingWhatItBuilt() {
        Vocabulary.Builder builder = new Vocabulary.Builder();
        builder.row(1);
        Vocabulary before = builder.build();
        for (int i = 2; i < 500; i++) {
            builder.row(i);
        }
        assertEquals(1, before.size());
        assertEquals(OptionalInt.empty(), before.row(2));
    }

    @Test
    void repeatedIdsAreRefusedAndRowsBeyondTheEndAreErrors() {
        String message = assertThrows(IllegalArgumentException.class, () -> Vocabulary.of("a", "b", "a"))
                .getMessage();
        assertEquals("1 of 3 ids repeat another", message);
        assertThrows(IllegalArgumentException.class, () -> Vocabulary.of(4, 4));
        Vocabulary ids = Vocabulary.of(4, 5);
        assertThrows(IndexOutOfBoundsException.class, () -> ids.id(2));
        assertThrows(IndexOutOfBoundsException.class, () -> ids.number(-1));
    }
}
