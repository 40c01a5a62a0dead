package dev.dyad.lab.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.lab.compare.PairedFigures.Difference;
import java.util.BitSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PairedFiguresTest {

    private static Predictions predictions(Optional<float[]> losses, BitSet exact, float... distances) {
        return new Predictions(distances.length, exact, distances, losses);
    }

    private static BitSet bits(int... places) {
        BitSet bits = new BitSet();
        for (int place : places) {
            bits.set(place);
        }
        return bits;
    }

    @Test
    void figuresAndDifferencesAreThoseThatAHandComputes() {
        Predictions first = predictions(Optional.of(new float[] {1, 1, 2, 2}), bits(0, 1), 0, 0, 1, 2);
        Predictions second = predictions(Optional.of(new float[] {1, 2, 1, 1}), bits(0, 2, 3), 0, 1, 0, 0);
        assertEquals(0.5, first.accuracy());
        assertEquals(Math.sqrt(5.0 / 4), first.rmse(), 1e-12);
        assertEquals(0.75, first.mae(), 1e-12);
        assertEquals(1.5, first.nll().orElseThrow(), 1e-12);

        PairedFigures pair = PairedFigures.of(first, second, 1, 2);
        assertEquals(0.25, pair.accuracy().value(), 1e-12);
        // Two exact by the second alone, one by the first alone: three tosses, no more one-sided than any.
        assertEquals(1, pair.accuracy().p(), 1e-12);
        assertEquals(0.5 - Math.sqrt(1.25), pair.rmse().value(), 1e-7);
        // Differences 0, 1, −1, −2: mean −1/2, variance 5/3.
        Difference mae = pair.mae();
        double error = Math.sqrt(5.0 / 3 / 4);
        assertEquals(-0.5, mae.value(), 1e-12);
        assertEquals(-0.5 - 1.959964 * error, mae.interval().low(), 1e-5);
        assertEquals(-0.5 + 1.959964 * error, mae.interval().high(), 1e-5);
        // Differences 0, 1, −1, −1.
        assertEquals(-0.25, pair.nll().orElseThrow().value(), 1e-12);
    }

    @Test
    void equalModelsDoNotDiffer() {
        Predictions one = predictions(Optional.empty(), bits(1), 1, 0, 2);
        PairedFigures pair = PairedFigures.of(one, one, 1, 1);
        assertTrue(pair.nll().isEmpty());
        for (Difference difference : pair.all()) {
            assertEquals(0, difference.value());
            assertEquals(1, difference.p());
        }
    }
}
