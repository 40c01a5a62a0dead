package dev.dyad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class FileProblemTest {

    @TempDir
    Path folder;

    private static String reading(Executable attempt) {
        return FileProblem.reading("x", assertThrows(IOException.class, attempt))
                .getMessage()
                .replaceFirst("^Cannot read x: ", "");
    }

    private static String writing(Executable attempt) {
        return FileProblem.writing(Path.of("x"), assertThrows(IOException.class, attempt))
                .getMessage()
                .replaceFirst("^Cannot write x: ", "");
    }

    @Test
    void whatIsMissingIsCalledSo() {
        Path missing = folder.resolve("a").resolve("b");
        assertEquals("there is no such file; check its name", reading(() -> Files.readString(missing)));
        assertEquals(
                "there is no folder " + Path.of("").toAbsolutePath() + "; make it first",
                writing(() -> Files.writeString(missing, "")));
    }

    @Test
    void aFolderIsNoFile() {
        assertEquals("it is a folder; name a file in it", reading(() -> Files.readString(folder)));
        assertEquals("it is a folder; name a file in it", writing(() -> Files.writeString(folder, "")));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        String path = "a part of its path is a file, not a folder; ";
        assertEquals(path + "check the path", reading(() -> Files.readString(file.resolve("b"))));
        assertEquals(path + "choose another place", writing(() -> Files.createDirectories(file.resolve("b"))));
        assertEquals(path + "choose another place", writing(() -> Files.createDirectories(file)));
    }

    @Test
    void aLackOfPermissionHasARemedy() {
        AccessDeniedException denied = new AccessDeniedException("x");
        assertEquals(
                "Cannot read x: no permission to read it; have that changed, or copy it to a place of yours",
                FileProblem.reading("x", denied).getMessage());
        assertEquals(
                "Cannot write x: no permission to write there; choose another place",
                FileProblem.writing(Path.of("x"), denied).getMessage());
    }

    @Test
    void aFullDiskIsCalledSo() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(full), "no disk that is always full");
        assertEquals(
                "the disk is full; free some room, or choose another place",
                writing(() -> Files.writeString(full, "text")));
    }
}
