package dev.dyad.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyad.cli.terminal.Output.Reader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveLinesTest {

    private static final String ERASE = "\033[1A\r\033[2K";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private long now;

    private LiveLines lines(Reader reader, int columns) {
        return new LiveLines(new Terminal(output(reader), output(reader), columns), () -> now);
    }

    private Output output(Reader reader) {
        return new Output(new PrintStream(written, true, StandardCharsets.UTF_8), reader);
    }

    private String written() {
        String text = written.toString(StandardCharsets.UTF_8);
        written.reset();
        return text;
    }

    @Test
    void newLinesTakeThePlaceOfTheOld() {
        LiveLines lines = lines(Reader.TERMINAL, 80);
        lines.draw(() -> List.of("all 10 %", "one 20 %"));
        assertEquals("all 10 %\none 20 %\n", written());
        now += 200_000_000;
        lines.draw(() -> List.of("all 30 %"));
        assertEquals(ERASE + ERASE + "all 30 %\n", written());
        lines.close();
        assertEquals(ERASE, written());
    }

    @Test
    void theyAreNotDrawnMoreOftenThanAnEyeCanSee() {
        LiveLines lines = lines(Reader.TERMINAL, 80);
        lines.draw(() -> List.of("1"));
        now += 50_000_000;
        lines.draw(() -> List.of("2"));
        assertEquals("1\n", written());
    }

    @Test
    void aLineThatStaysIsWrittenAboveThem() {
        LiveLines lines = lines(Reader.TERMINAL, 80);
        lines.draw(() -> List.of("1"));
        written();
        lines.above(output(Reader.TERMINAL), "done");
        lines.draw(() -> List.of("2"));
        assertEquals(ERASE + "done" + System.lineSeparator() + "2\n", written());
    }

    @Test
    void aLineNeverWraps() {
        lines(Reader.TERMINAL, 20).draw(() -> List.of("x".repeat(50)));
        assertEquals("x".repeat(19) + "\n", written());
    }

    @Test
    void nothingIsDrawnIntoAFile() {
        LiveLines lines = lines(Reader.PLAIN, 80);
        lines.draw(() -> List.of("1"));
        lines.close();
        assertEquals("", written());
    }
}
