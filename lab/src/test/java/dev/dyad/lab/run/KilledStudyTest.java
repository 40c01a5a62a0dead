package dev.dyad.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.lab.run.EngineOptions.Leftovers;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Studies in processes that are killed, meet each other, or find the disk full. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KilledStudyTest {

    private static List<RunFiles.Numbers> uninterrupted;

    @TempDir
    private Path folder;

    @BeforeAll
    static void trainInOneGo(@TempDir Path other) {
        uninterrupted = train(other);
    }

    private static List<RunFiles.Numbers> train(Path folder) {
        EngineOptions options = StudyProcess.options().with(Leftovers.RESUME);
        try (Engine engine = Engine.open(StudyProcess.DATA, folder, options)) {
            Standing standing = engine.train(engine.plan(StudyProcess.SPECS), StudyListener.NONE);
            assertEquals(StudyProcess.SPECS.size(), standing.results().size());
            return standing.results().stream().map(RunFiles::of).toList();
        }
    }

    private static void awaitLines(Process process, int lines) throws IOException {
        BufferedReader out = process.inputReader();
        for (int line = 0; line < lines; line++) {
            assertTrue(out.readLine() != null, "it ended early");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void aStudyKilledAfterSoManyEpochsEndsWithTheSameNumbersAndScores(int epochs) throws Exception {
        Process process = StudyProcess.start(StudyProcess.command("train", folder));
        awaitLines(process, epochs);
        process.destroyForcibly().waitFor();

        assertEquals(uninterrupted, train(folder));
    }

    @Test
    void aStudyKilledAgainAndAgainEndsWithTheSameNumbersAndScores() throws Exception {
        for (int kill = 0; kill < 2; kill++) {
            Process process = StudyProcess.start(StudyProcess.command("train", folder));
            awaitLines(process, 5);
            process.destroyForcibly().waitFor();
        }

        assertEquals(uninterrupted, train(folder));
    }

    @Test
    void theSecondProcessInAFolderSaysWhoHasItAndAKilledOneLetsGo() throws Exception {
        Process holder = StudyProcess.start(StudyProcess.command("hold", folder));
        awaitLines(holder, 1);

        DyadException error =
                assertThrows(DyadException.class, () -> Engine.open(StudyProcess.DATA, folder, StudyProcess.options()));
        holder.destroyForcibly().waitFor();

        assertEquals(DyadException.Kind.IO, error.kind());
        assertTrue(error.getMessage().contains("process " + holder.pid() + " on "), error.getMessage());
        assertTrue(error.getMessage().contains(", since 2"), error.getMessage());
        Engine.open(StudyProcess.DATA, folder, StudyProcess.options()).close();
    }

    @Test
    void aDiskThatTakesNoMoreStopsTheStudyWhichGoesOnWhenThereIsRoom() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash limits the size of files");
        List<String> command = StudyProcess.command("train", folder);
        // No file above 200 kB: checkpoints do not fit, and what is small does.
        command.addAll(0, List.of("/bin/bash", "-c", "ulimit -f 200; exec \"$@\"", "bash"));

        Process limited = StudyProcess.start(command);
        List<String> said = limited.inputReader().lines().toList();

        assertEquals(1, limited.waitFor(), said.toString());
        String last = said.get(said.size() - 1);
        assertTrue(last.startsWith("IO: Cannot write " + folder), last);
        assertTrue(last.contains("checkpoint"), last);
        assertEquals(uninterrupted, train(folder));
    }
}
