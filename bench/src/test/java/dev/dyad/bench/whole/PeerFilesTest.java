package dev.dyad.bench.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerFilesTest {

    private static final Ratings THREE = RatingsBuilder.ofColumns(
            RatingScale.parse("0.5:5:0.5"), 11, 120, new int[] {0, 0, 10}, new int[] {7, 119, 0}, new byte[] {9, 0, 6});

    @TempDir
    private Path folder;

    @Test
    void eachRatingIsARowOfUserItemAndValue() throws Exception {
        Path file = folder.resolve("train.txt");
        SplitText.write(THREE, file);
        assertEquals("0 7 5.0\n0 119 0.5\n10 0 3.5\n", Files.readString(file));
    }

    @Test
    void predictionsAreClampedToTheScaleAndMissingOnesAreTheMean() throws Exception {
        Path file = Files.writeString(folder.resolve("predictions"), "7.25\n1.5\nnan\n");
        // Errors are 0 (7.25 becomes 5), 1 and 3 − 3.5.
        assertEquals(Math.sqrt(1.25 / 3), PredictionFile.rmse(file, THREE, 3), 1e-12);
    }

    @Test
    void aFileWithTooFewPredictionsIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("short"), "4\n");
        DyadException thrown = assertThrows(DyadException.class, () -> PredictionFile.rmse(file, THREE, 3));
        assertTrue(thrown.getMessage().contains("ends after 1 predictions of 3"), thrown::getMessage);
    }

    @Test
    void timeToAnRmseIsThatOfARunThatEndsWithTheFirstEpochThere() {
        List<PeerRun.Point> curve =
                List.of(new PeerRun.Point(1, 0.95), new PeerRun.Point(2, 0.9), new PeerRun.Point(3, 0.92));
        PeerRun run = new PeerRun("a peer", "1", "", 10, 2, 5, 21, OptionalLong.empty(), curve, 0.92);
        assertEquals(19, run.timeTo(0.9), 1e-12);
        assertTrue(Double.isNaN(run.timeTo(0.89)));
    }

    @Test
    void aLogarithmicAxisHasTicksWithinItsRange() {
        LogScale scale = new LogScale(2, 200, 0, 100);
        assertEquals(List.of(3.0, 10.0, 30.0, 100.0), scale.ticks());
        assertEquals(50, scale.at(20), 1e-9);
    }
}
