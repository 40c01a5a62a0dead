package dev.dyad.lab.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.evaluate.Scores;
import dev.dyad.lab.RunResult;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.run.EngineOptions.Leftovers;
import dev.dyad.lab.run.EngineOptions.Models;
import dev.dyad.model.EpochReport;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Split;
import dev.dyad.store.ModelFile;
import dev.dyad.train.Adam;
import dev.dyad.train.FitOptions;
import dev.dyad.train.LearningRate;
import dev.dyad.train.Start;
import dev.dyad.train.TrainingListener;
import dev.dyad.train.TrainingTask;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a study, from begun to finished or failed. Long, since all of it looks at folders that one small study leaves. */
class EngineTest {

    private static final Dataset DATA = SmallData.dataset();
    private static final EngineOptions OPTIONS = EngineOptions.of(2);

    @TempDir
    private Path folder;

    /** Remembers which runs it was told of. */
    private static final class Witness implements StudyListener {
        private final List<String> started = Collections.synchronizedList(new ArrayList<>());
        private final List<String> finished = Collections.synchronizedList(new ArrayList<>());
        private final List<FailedRun> failed = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void onStart(Run run, int ratings, List<EpochReport> earlier) {
            started.add(run.id());
        }

        @Override
        public void onFinish(Run run, RunResult result) {
            assertEquals(run.id(), result.id());
            finished.add(run.id());
        }

        @Override
        public void onFailure(FailedRun run) {
            failed.add(run);
        }
    }

    private Standing train(EngineOptions options, StudyListener listener, RunSpec... specs) {
        try (Engine engine = Engine.open(DATA, folder, options)) {
            return engine.train(engine.plan(List.of(specs)), listener);
        }
    }

    @Test
    void aRunHasTheNumbersOfTheSameTrainingByItself() throws Exception {
        RunSpec spec = SmallData.spec(16);
        TrainingTask task = new TrainingTask(
                DATA, spec.split(), spec.validation(), spec.model(), spec.trainer(), FitOptions.of(spec.seed(), 1));
        TrainedModel alone = task.run(TrainingListener.NONE).orElseThrow();

        Standing standing = train(OPTIONS.with(Models.LAST), StudyListener.NONE, spec);

        RunResult run = standing.results().get(0);
        List<EpochReport> epochs = alone.provenance().epochs();
        assertEquals(6, run.epochs().size());
        for (int e = 0; e < 6; e++) {
            assertEquals(epochs.get(e).trainLoss(), run.epochs().get(e).trainLoss());
            assertEquals(epochs.get(e).testRmse(), run.epochs().get(e).testRmse());
            assertEquals(epochs.get(e).validationAccuracy(), run.epochs().get(e).validationAccuracy());
        }
        TrainedModel kept = ModelFile.read(run.folder().resolve("model.safetensors"));
        Ratings test = spec.split().apply(DATA.ratings(), spec.seed()).heldOut();
        assertArrayEquals(Scores.of(alone.factors(), test, 1), Scores.of(kept.factors(), test, 1));
        assertEquals("development", run.environment().get("dyad"));
    }

    @Test
    void theScoresAreThoseOfTheBestEpochs() {
        Standing standing = train(OPTIONS, StudyListener.NONE, SmallData.spec(16), SmallData.spec(8));

        for (RunResult run : standing.results()) {
            double best = run.epochs().stream()
                    .mapToDouble(EpochReport::testAccuracy)
                    .max()
                    .orElseThrow();
            EpochReport chosen = run.epochs().get(run.byTest().epoch() - 1);
            assertEquals(best, chosen.testAccuracy());
            assertEquals(best, accuracy(run.byTest().scores(), run.spec()));
            RunResult.ChosenEpoch byValidation = run.byValidation().orElseThrow();
            EpochReport honest = run.epochs().get(byValidation.epoch() - 1);
            assertEquals(
                    run.epochs().stream()
                            .mapToDouble(EpochReport::validationAccuracy)
                            .max()
                            .orElseThrow(),
                    honest.validationAccuracy());
            assertEquals(honest.testAccuracy(), accuracy(byValidation.scores(), run.spec()));
        }
    }

    private static double accuracy(Path scores, RunSpec spec) {
        Ratings test = spec.split().apply(DATA.ratings(), spec.seed()).heldOut();
        ByteBuffer numbers = ByteBuffer.wrap(RunFiles.read(scores)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(4 * test.size(), numbers.limit());
        int exact = 0;
        for (int i = 0; i < test.size(); i++) {
            exact += test.scale().nearestLevel(numbers.getFloat()) == test.level(i) ? 1 : 0;
        }
        return (double) exact / test.size();
    }

    @Test
    void aFinishedRunHoldsNothingThatIsNotNeeded() {
        RunResult run =
                train(OPTIONS, StudyListener.NONE, SmallData.spec(16)).results().get(0);

        List<String> scores = RunFiles.names(run.folder()).stream()
                .filter(name -> name.startsWith("scores-"))
                .toList();
        assertTrue(scores.size() <= 2, scores.toString());
        assertEquals(2 + scores.size(), RunFiles.names(run.folder()).size(), "run.json, metrics.jsonl and scores");
    }

    @Test
    void whatIsFinishedIsNotTrainedAgainWhoeverAsksForIt() {
        Witness first = new Witness();
        train(OPTIONS, first, SmallData.spec(16), SmallData.spec(8), SmallData.spec(16));
        assertEquals(2, first.started.size(), "a spec that is asked for twice is one run");

        Witness second = new Witness();
        Standing standing = train(OPTIONS, second, SmallData.spec(8), SmallData.spec(4), SmallData.spec(16));

        assertEquals(1, second.started.size());
        assertEquals(
                List.of(8, 4, 16),
                standing.results().stream().map(run -> run.spec().model().dim()).toList(),
                "in the order asked for");
    }

    @Test
    void runsSideBySideHaveTheBitsOfRunsOneByOne() {
        RunSpec[] specs = {
            SmallData.spec(32), SmallData.spec(16), SmallData.spec(8), SmallData.spec(8, SmallData.QUICK, 2)
        };
        Standing together = train(OPTIONS.withJobs(OptionalInt.of(2)), StudyListener.NONE, specs);
        List<RunFiles.Numbers> side =
                together.results().stream().map(RunFiles::of).toList();

        folder = folder.resolve("other");
        Standing alone = train(EngineOptions.of(1), StudyListener.NONE, specs);

        assertEquals(side, alone.results().stream().map(RunFiles::of).toList());
    }

    @Test
    void aRunThatCannotBeDoneDoesNotKeepOthersFromIt() {
        RunSpec impossible = new RunSpec(SmallData.spec(8).model(), SmallData.QUICK, new Split.Temporal(0.1), 0, 1);
        Witness witness = new Witness();

        Standing standing = train(OPTIONS, witness, impossible, SmallData.spec(8));

        assertEquals(1, standing.results().size());
        assertEquals(1, witness.failed.size());
        FailedRun failed = standing.failed().get(0);
        assertEquals(DyadException.Kind.USAGE, failed.kind());
        assertTrue(failed.message().contains("needs times"), failed.message());
        assertEquals(List.of(failed), witness.failed);

        Witness again = new Witness();
        assertEquals(standing.failed(), train(OPTIONS, again, impossible).failed());
        assertEquals(List.of(), again.failed, "what is known to fail is not tried again");
        train(OPTIONS.with(Leftovers.FRESH), again, impossible);
        assertEquals(1, again.failed.size(), "but is when asked to");
    }

    @Test
    void aRunWithoutATestPartIsRefused() {
        RunSpec untested = new RunSpec(SmallData.spec(8).model(), SmallData.QUICK, new Split.None(), 0, 1);

        FailedRun failed = train(OPTIONS, StudyListener.NONE, untested).failed().get(0);

        assertTrue(failed.message().contains("Split none"), failed.message());
    }

    @Test
    void smallRunsGoSideBySideOnAThreadEachAndLargeOnesOneByOne() {
        try (Engine engine = Engine.open(DATA, folder, EngineOptions.of(4))) {
            RunPlan plan = engine.plan(List.of(SmallData.spec(8), SmallData.spec(16)));
            assertEquals(2, plan.jobs());
            assertEquals(2, plan.threads());
            assertEquals(1, engine.plan(List.of(SmallData.spec(8))).jobs());
        }
        try (Engine engine = Engine.open(DATA, folder, EngineOptions.of(4).withJobs(OptionalInt.of(1)))) {
            RunPlan plan = engine.plan(List.of(SmallData.spec(8), SmallData.spec(16)));
            assertEquals(1, plan.jobs());
            assertEquals(4, plan.threads());
        }
    }

    @Test
    void sideBySideTheLongestRunsStartFirstAndOneByOneThoseThatShareASplitFollowEachOther() {
        RunSpec small = SmallData.spec(8);
        RunSpec large = SmallData.spec(64);
        RunSpec otherSplit = SmallData.spec(16, SmallData.QUICK, 2);
        List<RunSpec> specs = List.of(small, otherSplit, large);
        try (Engine engine = Engine.open(DATA, folder, EngineOptions.of(2))) {
            assertEquals(List.of(large, otherSplit, small), specsOf(engine.plan(specs)));
        }
        try (Engine engine = Engine.open(DATA, folder, EngineOptions.of(2).withJobs(OptionalInt.of(1)))) {
            assertEquals(List.of(small, large, otherSplit), specsOf(engine.plan(specs)));
        }
    }

    private static List<RunSpec> specsOf(RunPlan plan) {
        return plan.runs().stream().map(Run::spec).toList();
    }

    @Test
    void memoryDecidesHowManyRunsGoSideBySideAndRefusesWhatIsTooLarge() {
        List<RunSpec> specs = List.of(SmallData.spec(64), SmallData.spec(8), SmallData.spec(1024));
        long largest = MemoryNeed.of(DATA, SmallData.spec(1024));
        long second = MemoryNeed.of(DATA, SmallData.spec(64));
        EngineOptions options = EngineOptions.of(3);
        try (Engine engine = Engine.open(DATA, folder, options.withMemory(largest + second))) {
            assertEquals(2, engine.plan(specs).jobs());
        }
        try (Engine engine = Engine.open(DATA, folder, options.withMemory(largest + second - 1))) {
            assertEquals(1, engine.plan(specs).jobs());
        }
        try (Engine engine = Engine.open(DATA, folder, options.withMemory(largest - 1))) {
            DyadException error = assertThrows(DyadException.class, () -> engine.plan(specs));
            assertEquals(DyadException.Kind.IO, error.kind());
            assertTrue(error.getMessage().contains("dim 1024"), error.getMessage());
            assertTrue(error.getMessage().contains("-Xmx"), error.getMessage());
            assertEquals(2, engine.plan(specs.subList(0, 2)).runs().size(), "without it the others can be trained");
        }
        assertEquals(OptionalLong.empty(), options.memory());
    }

    @Test
    void aRunTakesTheMemoryThatIsExpectedOfIt() {
        Dataset data = SmallData.dataset(3_000, 2_000, 60_000);
        RunSpec spec = SmallData.spec(256, new Adam(1, 512, LearningRate.constant(1e-3), 0, 0, 0, Start.TORCH), 1);
        long[] used = {0};
        long before = usedHeap();
        StudyListener measuring = new StudyListener() {
            @Override
            public void onEpoch(Run run, EpochReport report) {
                used[0] = Math.max(used[0], usedHeap() - before);
            }
        };
        try (Engine engine = Engine.open(data, folder, EngineOptions.of(1))) {
            engine.train(engine.plan(List.of(spec)), measuring);
        }

        long expected = MemoryNeed.of(data, spec);
        // A model's worth of garbage is expected, too, which is not seen right after a collection.
        assertTrue(used[0] < expected, used[0] + " of " + expected);
        assertTrue(used[0] > expected / 2, used[0] + " of " + expected);
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void aFolderThatHoldsOtherThingsIsRefusedAndLeftAsItIs() throws Exception {
        Files.writeString(folder.resolve("thesis.txt"), "precious");

        DyadException error = assertThrows(DyadException.class, () -> Engine.open(DATA, folder, OPTIONS));

        assertEquals(DyadException.Kind.USAGE, error.kind());
        assertTrue(error.getMessage().contains("not empty"), error.getMessage());
        assertEquals(List.of("thesis.txt"), RunFiles.names(folder));
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidSo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        DyadException error = assertThrows(DyadException.class, () -> Engine.open(DATA, file.resolve("x"), OPTIONS));

        assertEquals(DyadException.Kind.IO, error.kind());
        assertTrue(error.getMessage().contains(file.resolve("x").toString()), error.getMessage());
    }

    @Test
    void aDamagedRecordIsNamedWithTheRemedy() throws Exception {
        RunResult run =
                train(OPTIONS, StudyListener.NONE, SmallData.spec(8)).results().get(0);
        Path record = run.folder().resolve("run.json");
        Files.writeString(record, Files.readString(record).substring(0, 100));

        DyadException error =
                assertThrows(DyadException.class, () -> train(OPTIONS, StudyListener.NONE, SmallData.spec(8)));

        assertEquals(DyadException.Kind.MODEL, error.kind());
        assertTrue(error.getMessage().contains(record.toString()), error.getMessage());
        assertTrue(error.getMessage().contains("delete the folder"), error.getMessage());
        assertTrue(Files.exists(run.byTest().scores()), "nothing else is touched");
    }

    @Test
    void missingScoresAndLinesAreNamedWithTheRemedy() throws Exception {
        RunResult run =
                train(OPTIONS, StudyListener.NONE, SmallData.spec(8)).results().get(0);
        Path metrics = run.folder().resolve("metrics.jsonl");
        String whole = Files.readString(metrics);

        Files.writeString(metrics, whole.substring(whole.indexOf('\n') + 1));
        assertRefused(metrics + " is damaged in line 1");
        Files.writeString(metrics, whole.substring(0, whole.lastIndexOf('\n', whole.length() - 2) + 1));
        assertRefused(metrics + " has 5 epochs");
        Files.writeString(metrics, whole);
        Files.delete(run.byTest().scores());
        assertRefused(run.byTest().scores() + " is missing");
    }

    private void assertRefused(String start) {
        DyadException error =
                assertThrows(DyadException.class, () -> train(OPTIONS, StudyListener.NONE, SmallData.spec(8)));
        assertTrue(error.getMessage().startsWith(start), error.getMessage());
    }

    @Test
    void twoEnginesInOneProcessDoNotShareAFolder() {
        try (Engine engine = Engine.open(DATA, folder, OPTIONS)) {
            assertFalse(engine.plan(List.of(SmallData.spec(8))).runs().isEmpty());
            DyadException error = assertThrows(DyadException.class, () -> Engine.open(DATA, folder, OPTIONS));
            assertTrue(
                    error.getMessage()
                            .contains("process " + ProcessHandle.current().pid()),
                    error.getMessage());
        }
        Engine.open(DATA, folder, OPTIONS).close();
    }
}
