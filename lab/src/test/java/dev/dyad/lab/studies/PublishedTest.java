package dev.dyad.lab.studies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.lab.RunSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedTest {

    /** The best accuracies of these runs as the log gives them. */
    @ParameterizedTest
    @CsvSource({
        "1, batch 1024, 0.2872, 0.3378",
        "9, the usual, 0.2884, 0.3443",
        "16, 'L2 1e-6, both biases', 0.2895, 0.3039",
        "17, 'L2 1e-6, item bias', 0.2854, 0.2957",
        "18, 'L2 1e-6, user bias', 0.2830, 0.2913",
        "19, 'L2 1e-6, both biases', 0.2898, 0.3040",
        "27, 'dim 256, both biases', 0.3009, 0.4194",
        "34, lr 1e-2, 0.2885, 0.3428",
        "37, 'L2 1e-6, both biases, genre + year', 0.2905, 0.3040"
    })
    void aRunHasItsLoggedAccuracies(int number, String label, double best, double lastTrain) {
        PublishedRun run = Published.runs().get(number - 1);
        assertEquals(number, run.number());
        assertEquals(label, run.label());
        assertEquals(best, run.bestTestAccuracy(50), 1e-9);
        assertEquals(lastTrain, run.runningTrainAccuracy().get(49), 1e-9);
    }

    @Test
    void thereAre37RunsOf50Epochs() {
        assertEquals(37, Published.runs().size());
        for (PublishedRun run : Published.runs()) {
            assertEquals(50, run.testAccuracy().size());
            assertEquals(50, run.runningTrainAccuracy().size());
            assertEquals(50, run.spec().trainer().epochs());
            assertEquals(0, run.spec().validation());
        }
    }

    @Test
    void everyPublishedRunHasItsTwinInTheStudy() {
        List<Integer> numbers = BuiltinStudies.named("published").runs().stream()
                .flatMap(spec -> Published.twinsOf(spec).stream())
                .map(PublishedRun::number)
                .sorted()
                .toList();
        assertEquals(Published.runs().stream().map(PublishedRun::number).toList(), numbers);
    }

    @Test
    void aTwinMayHaveAnotherSeedValidationPartAndLengthButNoOtherSetting() {
        RunSettings settings = RunSettings.STUDY.with("dim", "8");
        RunSpec spec = settings.toSpec();
        assertEquals(List.of(32), numbers(spec));
        assertEquals(List.of(32), numbers(spec.withSeed(1).withValidation(0).withEpochs(10)));
        assertEquals(
                List.of(16, 19),
                numbers(settings.with("dim", "128")
                        .with("biases", "both")
                        .with("l2", "1e-6")
                        .toSpec()));
        for (String[] other : new String[][] {
            {"split", "random:0.2"},
            {"similarity", "dot"},
            {"start", "small"},
            {"dim", "9"},
            {"features", "genre:all,year"},
            {"learning-rate", "2e-3"}
        }) {
            assertEquals(List.of(), numbers(settings.with(other[0], other[1]).toSpec()), other[0]);
        }
    }

    @Test
    void aShorterRunIsComparedWithTheFirstEpochsOfItsTwin() {
        PublishedRun first = Published.runs().get(0);
        assertEquals(0.1649, first.bestTestAccuracy(1), 1e-9);
        assertEquals(0.2683, first.bestTestAccuracy(4), 1e-9);
    }

    @Test
    void thePublishedRunsAreAboutMovieLens25M() {
        assertTrue(Published.isTheirData(25_000_095, 162_541, 59_047));
        assertFalse(Published.isTheirData(100_836, 610, 9_724));
    }

    private static List<Integer> numbers(RunSpec spec) {
        return Published.twinsOf(spec).stream().map(PublishedRun::number).toList();
    }
}
