package dev.dyad.lab.report.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.lab.report.picture.Mark.Weight;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where texts, ticks and labels go. */
class LayoutTest {

    @Test
    void labelsThatDoNotTouchStayWhereTheyWantToBe() {
        double[] wished = {80, 20, 50};
        assertArrayEquals(wished, LabelStack.place(wished, 20, 0, 100));
    }

    @Test
    void labelsThatTouchMakeRoomAroundTheirMiddle() {
        assertArrayEquals(new double[] {60, 40}, LabelStack.place(new double[] {51, 49}, 20, 0, 100));
        assertArrayEquals(new double[] {20, 0}, LabelStack.place(new double[] {2, 1}, 20, 0, 100), "not above the top");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyLabelsKeepTheirOrderAndDistance(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] wished = random.doubles(1 + random.nextInt(15), 0, 300).toArray();
        double[] placed = LabelStack.place(wished, 20, 0, 300);
        Integer[] order = new Integer[wished.length];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, (a, b) -> Double.compare(wished[a], wished[b]));
        for (int k = 0; k < order.length; k++) {
            assertTrue(placed[order[k]] >= -1e-9 && placed[order[k]] <= 300 + 1e-9, "seed " + seed);
            if (k > 0) {
                assertTrue(placed[order[k]] - placed[order[k - 1]] >= 20 - 1e-9, "seed " + seed);
            }
        }
    }

    @Test
    void ticksAreRoundAndInside() {
        Scale scale = Scale.values(0.153, 0.332, 400, 0, 8);
        assertEquals(
                List.of(0.15, 0.2, 0.25, 0.3),
                scale.ticks().stream().map(t -> Math.rint(t * 1e9) / 1e9).toList());
        assertEquals(0, scale.percentDigits());
        assertTrue(scale.at(0.332) > 0 && scale.at(0.153) < 400, "values keep a distance from both ends");
        assertEquals(1, Scale.values(0.2501, 0.2540, 400, 0, 8).percentDigits());
    }

    @Test
    void countsEndWithTheLast() {
        Scale scale = Scale.counting(0, 50, 100, 600, 8);
        assertEquals(600, scale.at(50));
        assertEquals(List.of(0.0, 10.0, 20.0, 30.0, 40.0, 50.0), scale.ticks());
        assertEquals(List.of(0.0, 1.0, 2.0), Scale.counting(0, 2, 0, 100, 8).ticks(), "no half epochs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dim 128", "Best test accuracy by embedding size", "31.8 %", "cosine, both biases, L2 1e-7"})
    void widthsAgreeWithTheTypeface(String text) {
        for (Weight weight : Weight.values()) {
            double drawn = Typeface.of(weight).outline(text, 14).width();
            assertEquals(drawn, TextWidth.of(text, 14, weight), 0.04 * drawn, weight + " " + text);
        }
    }

    @Test
    void linesOfTextAreFewAndAboutEquallyLong() {
        String text = "Share of test ratings predicted exactly, in the best of 50 epochs. Whiskers are 95 % intervals.";
        List<String> lines = TextWidth.wrap(text, 13, 500);
        assertEquals(text, String.join(" ", lines));
        assertEquals(2, lines.size());
        double first = TextWidth.of(lines.get(0), 13, Weight.REGULAR);
        double second = TextWidth.of(lines.get(1), 13, Weight.REGULAR);
        assertTrue(first <= 500 && second <= 500 && Math.abs(first - second) < 120, first + " and " + second);
        assertEquals(List.of(), TextWidth.wrap("  ", 13, 500));
    }

    @Test
    void aCutTextFitsAndSaysThatItIsCut() {
        String cut = TextWidth.cut("failed in epoch 3: the loss is not a number", 14, 120);
        assertTrue(TextWidth.of(cut, 14, Weight.REGULAR) <= 120 && cut.endsWith("\u2026"), cut);
        assertEquals("waiting", TextWidth.cut("waiting", 14, 120));
    }
}
