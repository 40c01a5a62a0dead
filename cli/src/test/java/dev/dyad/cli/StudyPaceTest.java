package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyad.lab.RunSpec;
import dev.dyad.lab.run.Run;
import dev.dyad.lab.studies.RunSettings;
import dev.dyad.model.EpochReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyPaceTest {

    private static final long SECOND = 1_000_000_000;

    private static Run run(String dim) {
        RunSpec spec = RunSettings.STUDY.with("dim", dim).with("epochs", "10").toSpec();
        return new Run("run of dim " + dim, spec, Path.of(dim));
    }

    private static EpochReport epoch(int epoch, double testAccuracy) {
        return new EpochReport(epoch, 1, 0.3, Double.NaN, testAccuracy, 0.9, 0.7, 1);
    }

    @Test
    void aRunIsMeasuredByWhatItDidInThisSitting() {
        RunPace pace = new RunPace(run("8"), 1000, List.of(epoch(1, 0.2), epoch(2, 0.3)), 0);
        assertEquals(0.2, pace.share(), 1e-12);
        assertEquals(0, pace.secondsLeft(SECOND));
        pace.at(500);
        assertEquals(250, pace.rate(2 * SECOND), 1e-9);
        assertEquals(30, pace.secondsLeft(2 * SECOND), 1e-9);
        pace.finish(epoch(3, 0.25));
        assertEquals(0.3, pace.share(), 1e-12);
        assertEquals(2, pace.best().orElseThrow().epoch());
    }

    @Test
    void allRunsTogetherAreMeasuredByTheirWork() {
        Run small = run("8");
        Run large = run("32");
        StudyPace pace =
                new StudyPace(List.of(small, large), r -> r.spec().model().dim(), 0);
        pace.startAt(large, 0.5);
        assertEquals(0.4, pace.share(), 1e-12);
        assertEquals(0, pace.secondsLeft(SECOND));
        pace.at(small, 1);
        assertEquals(0.6, pace.share(), 1e-12);
        assertEquals(8, pace.secondsLeft(4 * SECOND), 1e-9, "8 of 40 took 4 seconds, and 16 are left");
    }
}
