package dev.dyad.ratings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttributeTest {

    @Test
    void whatWasWrittenDownIsReadTheSame() {
        Attribute attribute =
                Attribute.of("genre", List.of("Drama", "War"), new int[] {0, 2, 2, 3}, new int[] {1, 0, 0});
        assertEquals(3, attribute.rows());
        assertEquals(List.of("War", "Drama"), attribute.of(0));
        assertEquals(List.of(), attribute.of(1));
        assertEquals(List.of("Drama"), attribute.of(2));
    }

    @Test
    void partsThatDoNotFitTogetherAreRefused() {
        List<String> values = List.of("Drama", "War");
        refused(values, new int[] {}, new int[] {});
        refused(values, new int[] {1, 2}, new int[] {0, 1});
        refused(values, new int[] {0, 1}, new int[] {0, 1});
        refused(values, new int[] {0, 2, 1, 2}, new int[] {0, 1});
        refused(values, new int[] {0, 1}, new int[] {2});
        refused(values, new int[] {0, 1}, new int[] {-1});
        refused(List.of("War", "War"), new int[] {0, 1}, new int[] {0});
    }

    private static void refused(List<String> values, int[] starts, int[] codes) {
        assertThrows(IllegalArgumentException.class, () -> Attribute.of("genre", values, starts, codes));
    }
}
