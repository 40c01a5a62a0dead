package dev.dyad.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.run.EngineOptions.Leftovers;
import dev.dyad.model.EpochReport;
import dev.dyad.ratings.Dataset;
import dev.dyad.train.Adam;
import dev.dyad.train.LearningRate;
import dev.dyad.train.Start;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {

    private static final Dataset DATA = SmallData.dataset();

    /** With a schedule that looks at earlier epochs. */
    private static final RunSpec SPEC = SmallData.spec(
            16, new Adam(9, 64, LearningRate.parse("plateau:1e-2,patience=0"), 1e-6, 0, 0.1, Start.TORCH), 3);

    /** A checkpoint after every epoch that takes longer than none. */
    private static final EngineOptions EAGER = EngineOptions.of(1).withCheckpointInterval(Duration.ZERO);

    private static RunFiles.Numbers uninterrupted;

    @TempDir
    private Path folder;

    private Standing train(EngineOptions options, StudyListener listener) {
        return train(folder, options, listener);
    }

    private static Standing train(Path folder, EngineOptions options, StudyListener listener) {
        try (Engine engine = Engine.open(DATA, folder, options)) {
            return engine.train(engine.plan(List.of(SPEC)), listener);
        }
    }

    @BeforeAll
    static void trainInOneGo(@TempDir Path other) {
        uninterrupted = RunFiles.of(
                train(other, EngineOptions.of(2), StudyListener.NONE).results().get(0));
    }

    /** Stops when it has been asked so often. */
    private static StudyListener stopAfter(int questions) {
        return new StudyListener() {
            private int asked;

            @Override
            public boolean stopRequested() {
                return ++asked > questions;
            }
        };
    }

    /** What a kill does, at a place of the test's choice. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static StudyListener killAfter(int epoch) {
        return new StudyListener() {
            @Override
            public void onEpoch(Run run, EpochReport report) {
                if (report.epoch() == epoch) {
                    throw new Killed();
                }
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 40, 100, 200})
    void aRunThatWasStoppedEndsWithTheNumbersOfOneThatWasNot(int questions) {
        Standing stopped = train(EAGER, stopAfter(questions));
        assertEquals(1, stopped.left().size());
        assertEquals(List.of(), stopped.results());

        Standing resumed = train(EAGER.with(Leftovers.RESUME), StudyListener.NONE);

        assertEquals(uninterrupted, RunFiles.of(resumed.results().get(0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8, 9})
    void aRunThatDiedBehindItsCheckpointEndsWithTheNumbersOfOneThatDidNot(int epoch) {
        assertThrows(Killed.class, () -> train(EAGER, killAfter(epoch)));
        List<Integer> earlier = new ArrayList<>();

        Standing resumed = train(EAGER.with(Leftovers.RESUME), new StudyListener() {
            @Override
            public void onStart(Run run, int ratings, List<EpochReport> before) {
                earlier.add(before.size());
            }
        });

        // Checkpoints that take long are written seldom, but the first epoch has one.
        int behind = earlier.get(0);
        assertTrue(behind >= Math.min(1, epoch - 1) && behind < epoch, earlier.toString());
        assertEquals(uninterrupted, RunFiles.of(resumed.results().get(0)));
    }

    @Test
    void withoutACheckpointARunStartsAgain() {
        EngineOptions rare = EngineOptions.of(1);
        assertThrows(Killed.class, () -> train(rare, killAfter(6)));

        Standing resumed = train(rare.with(Leftovers.RESUME), StudyListener.NONE);

        assertEquals(uninterrupted, RunFiles.of(resumed.results().get(0)));
    }

    @Test
    void aTornLineIsHealed() throws Exception {
        assertThrows(Killed.class, () -> train(EAGER, killAfter(4)));
        Path run = folder.resolve("runs").resolve(SPEC.id(DATA.checksum()));
        Path metrics = run.resolve("metrics.jsonl");
        Files.writeString(metrics, "{\"epoch\":5,\"trainLo", StandardOpenOption.APPEND);
        Files.writeString(run.resolve(".checkpoint.0.tmp"), "half of one");
        assertEquals(4, RunStore.at(folder).epochs(SPEC.id(DATA.checksum())).size(), "nor does a reader mind it");

        Standing resumed = train(EAGER.with(Leftovers.RESUME), StudyListener.NONE);

        assertEquals(9, Files.readAllLines(metrics).size());
        assertFalse(Files.exists(run.resolve(".checkpoint.0.tmp")));
        assertEquals(uninterrupted, RunFiles.of(resumed.results().get(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics.jsonl", "scores"})
    void filesThatDidNotReachTheDiskMakeTheRunStartAgain(String lost) throws Exception {
        assertThrows(Killed.class, () -> train(EAGER, killAfter(6)));
        Path run = folder.resolve("runs").resolve(SPEC.id(DATA.checksum()));
        for (String name : RunFiles.names(run)) {
            if (name.startsWith(lost)) {
                // As some file systems leave files after a power cut: the right length, and zeros.
                byte[] zeros = new byte[name.endsWith(".f32") ? (int) Files.size(run.resolve(name)) : 0];
                Files.write(run.resolve(name), zeros);
            }
        }

        Standing resumed = train(EAGER.with(Leftovers.RESUME), StudyListener.NONE);

        assertEquals(uninterrupted, RunFiles.of(resumed.results().get(0)));
    }

    @Test
    void runsThatWereCutShortAreNotTouchedUnlessAskedTo() {
        train(EAGER, stopAfter(100));
        Path run = folder.resolve("runs").resolve(SPEC.id(DATA.checksum()));
        Set<String> before = Set.copyOf(RunFiles.names(run));

        DyadException error = assertThrows(DyadException.class, () -> train(EAGER, StudyListener.NONE));

        assertEquals(DyadException.Kind.USAGE, error.kind());
        assertTrue(error.getMessage().contains("--resume") && error.getMessage().contains("--fresh"));
        assertEquals(before, Set.copyOf(RunFiles.names(run)));
    }

    @Test
    void freshStartsFromTheBeginning() {
        train(EAGER, stopAfter(100));
        List<Integer> earlier = new ArrayList<>();

        Standing fresh = train(EAGER.with(Leftovers.FRESH), new StudyListener() {
            @Override
            public void onStart(Run run, int ratings, List<EpochReport> before) {
                earlier.add(before.size());
            }
        });

        assertEquals(List.of(0), earlier);
        assertEquals(uninterrupted, RunFiles.of(fresh.results().get(0)));
    }

    @Test
    void aDamagedCheckpointStopsWithTheRemedy() throws Exception {
        train(EAGER, stopAfter(100));
        Path checkpoint =
                folder.resolve("runs").resolve(SPEC.id(DATA.checksum())).resolve("checkpoint");
        byte[] bytes = Files.readAllBytes(checkpoint);
        bytes[bytes.length / 2] ^= 1;
        Files.write(checkpoint, bytes);

        DyadException error =
                assertThrows(DyadException.class, () -> train(EAGER.with(Leftovers.RESUME), StudyListener.NONE));

        assertEquals(DyadException.Kind.MODEL, error.kind());
        assertTrue(error.getMessage().contains(checkpoint.toString()), error.getMessage());
        assertTrue(Files.exists(checkpoint));
    }
}
