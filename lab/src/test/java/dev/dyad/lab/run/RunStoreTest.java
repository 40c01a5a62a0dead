package dev.dyad.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.lab.RunResult;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.lab.studies.BuiltinStudies;
import dev.dyad.ratings.Dataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {

    private static final Dataset DATA = SmallData.dataset();

    @TempDir
    private Path folder;

    private Standing train(RunSpec... specs) {
        try (Engine engine = Engine.open(DATA, folder, EngineOptions.of(2))) {
            return engine.train(engine.plan(List.of(specs)), StudyListener.NONE);
        }
    }

    @Test
    void studiesAreReadBackAsTheyWereAskedFor() {
        RunStore store = RunStore.make(folder);
        store.remember(BuiltinStudies.all());

        assertEquals(BuiltinStudies.all(), RunStore.at(folder).studies());
    }

    @Test
    void aStudyThatIsAskedForAgainReplacesTheOneOfItsName() {
        RunStore store = RunStore.make(folder);
        Study size = BuiltinStudies.named("embedding-size");
        Study l2 = BuiltinStudies.named("l2");
        store.remember(List.of(size, l2));
        Study longer = size.withEpochs(100).withSeeds(List.of(1L, 2L));
        store.remember(List.of(longer));

        assertEquals(List.of(longer, l2), store.studies());
    }

    @Test
    void runsAreReadBackAsTheyWereTrained() {
        List<RunResult> trained = train(SmallData.spec(8), SmallData.spec(4)).results();

        List<RunResult> read = RunStore.at(folder).results();

        assertEquals(2, read.size());
        assertTrue(read.containsAll(trained), read.toString());
    }

    @Test
    void howFarRunsHaveComeIsSeenWithoutTheLock() {
        try (Engine engine = Engine.open(DATA, folder, EngineOptions.of(1))) {
            engine.train(engine.plan(List.of(SmallData.spec(8))), StudyListener.NONE);
            Standing standing =
                    RunStore.at(folder).standing(List.of(SmallData.spec(8), SmallData.spec(4)), DATA.checksum());

            assertEquals(1, standing.results().size());
            assertEquals(SmallData.spec(4), standing.left().get(0).spec());
        }
        assertEquals(
                0,
                RunStore.at(folder)
                        .standing(List.of(SmallData.spec(8)), "other")
                        .results()
                        .size());
    }

    @Test
    void aFolderOfANewerDyadIsRefused() throws Exception {
        Files.writeString(folder.resolve("store.json"), "{\"format\": \"dyad-study\", \"version\": 2}");

        DyadException error = assertThrows(DyadException.class, () -> RunStore.make(folder));

        assertTrue(error.getMessage().contains("Use a newer Dyad"), error.getMessage());
    }

    @Test
    void damagedStudiesAreNamedWithTheRemedy() throws Exception {
        RunStore store = RunStore.make(folder);
        store.remember(List.of(BuiltinStudies.named("l2")));
        Path file = folder.resolve("studies.json");
        Files.writeString(file, Files.readString(file).replace("cosine", "sine"));

        DyadException error = assertThrows(DyadException.class, store::studies);

        assertEquals(DyadException.Kind.MODEL, error.kind());
        assertTrue(error.getMessage().startsWith(file + " is damaged"), error.getMessage());
    }
}
