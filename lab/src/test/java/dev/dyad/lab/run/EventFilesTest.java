package dev.dyad.lab.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.dyad.lab.export.EventFile;
import dev.dyad.lab.run.EngineOptions.Leftovers;
import dev.dyad.model.EpochReport;
import dev.dyad.ratings.Dataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFilesTest {

    private static final Dataset DATA = SmallData.dataset();

    @TempDir
    private Path folder;

    private Path train(StudyListener more) {
        EngineOptions options = EngineOptions.of(1).with(Leftovers.RESUME).withCheckpointInterval(Duration.ZERO);
        try (Engine engine = Engine.open(DATA, folder, options);
                EventFiles events = new EventFiles()) {
            RunPlan plan = engine.plan(List.of(SmallData.spec(8)));
            engine.train(plan, StudyListener.all(List.of(more, events)));
            return plan.asked().get(0).folder();
        }
    }

    private static int epochs(Path run) {
        try (EventFile file = EventFile.open(run, 1000, Clock.systemUTC())) {
            return file.lastEpoch();
        }
    }

    @Test
    void everyEpochIsInTheFile() {
        assertEquals(6, epochs(train(StudyListener.NONE)));
    }

    @Test
    void anEpochThatAKilledProcessLeftOutIsPutInAndLaterOnesAreNotThereTwice() throws Exception {
        // Killed between the run's own files and this one.
        assertThrows(
                StackOverflowError.class,
                () -> train(new StudyListener() {
                    @Override
                    public void onEpoch(Run run, EpochReport report) {
                        if (report.epoch() == 3) {
                            throw new StackOverflowError();
                        }
                    }
                }));
        Path resumed = train(StudyListener.NONE);

        assertEquals(6, epochs(resumed));
        long size = Files.size(resumed.resolve(EventFile.NAME));
        byte[] before = Files.readAllBytes(resumed.resolve(EventFile.NAME));
        folder = folder.resolve("other");
        assertEquals(size, Files.size(train(StudyListener.NONE).resolve(EventFile.NAME)));
        epochs(resumed);
        assertArrayEquals(before, Files.readAllBytes(resumed.resolve(EventFile.NAME)));
    }
}
