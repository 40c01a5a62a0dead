package dev.dyad.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    @TempDir
    private Path parent;

    @Test
    void folderAppearsWhenItIsFinished() throws IOException {
        Path target = parent.resolve("deep/set");
        try (OutputFolder output = OutputFolder.begin(target)) {
            Files.writeString(output.path().resolve("a.txt"), "a");
            assertFalse(Files.exists(target));
            output.finish();
        }
        assertEquals(List.of("a.txt"), List.of(target.toFile().list()));
        assertEquals(List.of("set"), List.of(target.getParent().toFile().list()));
    }

    @Test
    void whatAKilledRunLeftBehindIsClearedAway() throws IOException {
        Path partial = parent.resolve("set.partial");
        Files.createDirectories(partial.resolve("truth"));
        Files.writeString(partial.resolve("truth/old.csv"), "old");
        Files.writeString(partial.resolve(".dyad-lock"), "");
        try (OutputFolder output = OutputFolder.begin(parent.resolve("set"))) {
            output.finish();
        }
        assertEquals(0, parent.resolve("set").toFile().list().length);
    }

    @Test
    void foreignFolderInTheWayIsLeftAlone() throws IOException {
        Path mine = Files.createDirectory(parent.resolve("set.partial")).resolve("mine.txt");
        Files.writeString(mine, "mine");
        assertThrows(DyadException.class, () -> OutputFolder.begin(parent.resolve("set")));
        assertTrue(Files.exists(mine));
    }

    @Test
    void secondRunIsRefusedWhileTheFirstOneWrites() throws IOException {
        try (OutputFolder first = OutputFolder.begin(parent.resolve("set"))) {
            Files.writeString(first.path().resolve("a.txt"), "a");
            DyadException error = assertThrows(DyadException.class, () -> OutputFolder.begin(parent.resolve("set")));
            assertTrue(error.getMessage().contains("another run"), error.getMessage());
            assertTrue(Files.exists(first.path().resolve("a.txt")));
        }
    }

    @Test
    void fileInTheWayIsRefused() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "text");
        assertThrows(DyadException.class, () -> OutputFolder.begin(file));
    }
}
