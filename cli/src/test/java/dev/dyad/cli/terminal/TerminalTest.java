package dev.dyad.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyad.cli.terminal.Output.Reader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private String said(Reader reader, int columns, String text) {
        Output output = new Output(new PrintStream(written, true, StandardCharsets.UTF_8), reader);
        new Terminal(output, output, columns).say(text);
        return written.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    @Test
    void linesBreakBetweenWordsOnATerminal() {
        assertEquals("one two\nthree\nfour\n", said(Reader.TERMINAL, 8, "one two three\nfour"));
    }

    @Test
    void aWordThatIsTooLongStaysWhole() {
        assertEquals("see\n/a/very/long/path\nthere\n", said(Reader.TERMINAL, 8, "see /a/very/long/path there"));
    }

    @Test
    void linesStayWholeInFiles() {
        assertEquals("one two three\n", said(Reader.PLAIN, 8, "one two three"));
    }

    @Test
    void whatAFileHoldsCannotDriveTheTerminal() {
        assertEquals("no\\x1B[31m \\x07user\n", said(Reader.TERMINAL, 80, "no\033[31m \007user"));
    }

    @Test
    void columnsOfATableAreAsWideAsTheirWidestCell() {
        Output output = new Output(new PrintStream(written, true, StandardCharsets.UTF_8), Reader.PLAIN);
        new Table("n", "<title").row("7", "Heat").row("1,024", "Up").print(output, 1);
        assertEquals(
                "     n  title\n     7  Heat\n 1,024  Up\n",
                written.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
    }
}
