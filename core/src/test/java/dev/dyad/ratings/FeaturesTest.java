package dev.dyad.ratings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesTest {

    private static final Catalog MOVIES = new Catalog(
            Vocabulary.of(1, 2, 3),
            List.of(),
            List.of(
                    new Attribute.Builder("genre")
                            .add(List.of("Drama", "War", "Drama"))
                            .add(List.of())
                            .add(List.of("War"))
                            .build(),
                    new Attribute.Builder("year")
                            .add(List.of("1999"))
                            .add(List.of("2001"))
                            .add(List.of())
                            .build()));

    @Test
    void theFirstValueOfEachAttributeHasWeightOne() {
        FeatureMatrix features = Features.parse("genre,year").ofItems(MOVIES);
        assertEquals(List.of("genre=Drama", "genre=War", "year=1999", "year=2001"), features.names());
        assertEquals(Map.of("genre=Drama", 1f, "year=1999", 1f), row(features, 0));
        assertEquals(Map.of("year=2001", 1f), row(features, 1));
        assertEquals(Map.of("genre=War", 1f), row(features, 2));
    }

    @Test
    void allValuesShareTheWeightAndARepeatedOneCountsOnce() {
        FeatureMatrix features = Features.parse("genre:all").ofItems(MOVIES);
        assertEquals(Map.of("genre=Drama", 0.5f, "genre=War", 0.5f), row(features, 0));
        assertEquals(Map.of(), row(features, 1));
        assertEquals(Map.of("genre=War", 1f), row(features, 2));
    }

    @Test
    void featuresOfUsersAndOfItemsStayApart() {
        Catalog users = new Catalog(
                Vocabulary.of("ann"),
                List.of(),
                List.of(new Attribute.Builder("age").add(List.of("25")).build()));
        Features features = Features.parse("genre, user.age");
        assertEquals(List.of("age=25"), features.ofUsers(users).names());
        assertEquals(
                List.of("genre=Drama", "genre=War"), features.ofItems(MOVIES).names());
        assertTrue(Features.NONE.ofItems(MOVIES).isEmpty());
        assertEquals(3, Features.NONE.ofItems(MOVIES).rows());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "none;none",
                "' ';none",
                "genre,year;genre,year",
                "' genre:all , user.age ';genre:all,user.age",
                "time.day,genre, time.era;genre,time.era,time.day",
                "time.drift,time.sitting;time.sitting,time.drift"
            })
    void theWrittenFormIsReadBack(String text, String written) {
        assertEquals(written, Features.parse(text).toString());
        assertEquals(Features.parse(text), Features.parse(written));
    }

    @Test
    void noneIsNone() {
        assertSame(Features.NONE, Features.parse("none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"genre,", ",", "user.", ":all", "genre:some", "user.:all"})
    void whatIsNoListOfAttributesIsRefused(String text) {
        refused(() -> Features.parse(text), "Features '" + text + "': write none, or attributes such as");
    }

    @Test
    void whatTimesSayIsNoAttribute() {
        Features features = Features.parse("genre,time.day");
        assertTrue(features.needTimes() && features.has(TimeFeature.DAY) && !features.has(TimeFeature.ERA));
        assertEquals(
                Features.parse("genre").ofItems(MOVIES).names(),
                features.ofItems(MOVIES).names());
        refused(
                () -> Features.parse("time.hour"),
                "'time.hour' is none of time.era, time.day, time.sitting, time.drift");
        refused(() -> Features.parse("time.day,time.day"), "'time.day' stands there twice; name it once");
    }

    @Test
    void anAttributeIsNamedOnce() {
        refused(() -> Features.parse("genre,year,genre:all"), "'genre:all' repeats 'genre'; name it once");
        assertEquals(2, Features.parse("age,user.age").choices().size());
    }

    @Test
    void anUnknownAttributeIsAnsweredWithTheKnownOnes() {
        refused(() -> Features.parse("tag").ofItems(MOVIES), "Feature 'tag': these items have only genre, year");
        refused(
                () -> Features.parse("user.age").ofUsers(Catalog.of(Vocabulary.of(1))),
                "Feature 'user.age': these users have no attributes; use --features none");
    }

    @Test
    void aMatrixWhosePartsDoNotFitIsRefused() {
        List<String> names = List.of("a", "b");
        new FeatureMatrix(names, new int[] {0, 2, 3}, new int[] {0, 1, 1}, new float[3]);
        unsound(names, new int[] {}, new int[] {}, new float[0]);
        unsound(names, new int[] {1, 1}, new int[] {0}, new float[1]);
        unsound(names, new int[] {0, 2}, new int[] {0}, new float[1]);
        unsound(names, new int[] {0, 2, 1, 2}, new int[] {0, 1}, new float[2]);
        unsound(names, new int[] {0, 1}, new int[] {2}, new float[1]);
        unsound(names, new int[] {0, 1}, new int[] {-1}, new float[1]);
        unsound(names, new int[] {0, 1}, new int[] {0}, new float[2]);
        unsound(names, new int[] {0, 1}, new int[] {0}, new float[] {Float.NaN});
        unsound(names, new int[] {0, 2}, new int[] {1, 1}, new float[2]);
    }

    private static void unsound(List<String> names, int[] starts, int[] features, float[] weights) {
        assertThrows(IllegalArgumentException.class, () -> new FeatureMatrix(names, starts, features, weights));
    }

    private static void refused(Runnable action, String expected) {
        String message = assertThrows(DyadException.class, action::run).getMessage();
        assertTrue(message.contains(expected), message);
    }

    private static Map<String, Float> row(FeatureMatrix features, int row) {
        Map<String, Float> weights = new TreeMap<>();
        for (int k = features.start(row); k < features.start(row + 1); k++) {
            weights.put(features.names().get(features.feature(k)), features.weight(k));
        }
        return weights;
    }
}
