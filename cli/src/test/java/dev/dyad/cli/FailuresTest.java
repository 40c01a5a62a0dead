package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.DyadException.Kind;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {

    private final Screen screen = Screen.plain();
    private final Failures failures = new Failures(screen.terminal(), "train", "--dim", "8");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eachKindOfErrorHasAnExitCodeOfItsOwnAndNoStackTrace(Kind kind) {
        ExitCode code = failures.report(new DyadException(kind, "file.csv, line 7: oops; mend it"));
        assertEquals(kind.name(), code.name());
        assertEquals("dyad: file.csv, line 7: oops; mend it", screen.err().strip());
    }

    @Test
    void aMissingFileIsNamedInWords() {
        assertEquals(
                ExitCode.IO, failures.report(new UncheckedIOException(new NoSuchFileException("somewhere/pairs.csv"))));
        assertTrue(screen.err().contains("somewhere/pairs.csv: there is no such file"), screen.err());
    }

    @Test
    void anInternalErrorLeavesItsDetailsInAFile() throws Exception {
        assertEquals(ExitCode.INTERNAL, failures.report(new IllegalStateException("never")));
        Path log = Path.of(screen.err().lines().toList().get(1).replaceFirst(".* in ", ""));
        String details = Files.readString(log);
        Files.delete(log);
        assertTrue(details.contains("IllegalStateException: never"), details);
        assertTrue(details.contains("[train, --dim, 8]"), details);
        assertTrue(details.matches("(?s).*\tat .*FailuresTest.*"), details);
    }

    @Test
    void tooLittleMemoryIsMetWithARemedy() {
        assertEquals(ExitCode.IO, failures.report(new OutOfMemoryError("Java heap space")));
        assertTrue(screen.err().contains("-Xmx"), screen.err());
    }
}
