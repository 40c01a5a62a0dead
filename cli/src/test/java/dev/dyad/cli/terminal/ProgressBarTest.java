package dev.dyad.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.cli.terminal.Output.Reader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressBarTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private long now;

    private ProgressBar bar(Reader reader, int columns) {
        Output output = new Output(new PrintStream(written, true, StandardCharsets.UTF_8), reader);
        return new ProgressBar(new Terminal(output, output, columns), "epoch 2/9", Unit.RATINGS, () -> now);
    }

    private String lastLine() {
        String all = written.toString(StandardCharsets.UTF_8);
        return all.substring(all.lastIndexOf("\033[2K") + 4);
    }

    @Test
    void shareRateAndTimeLeftAreShown() {
        ProgressBar bar = bar(Reader.TERMINAL, 100);
        bar.at(0, 1_000_000);
        now += 2_000_000_000L;
        bar.at(250_000, 1_000_000);
        assertTrue(lastLine().startsWith("epoch 2/9  ███████▌"), lastLine());
        assertTrue(lastLine().contains(" 25 %  125 k ratings/s  0:06 left"), lastLine());
    }

    @Test
    void aResumedDownloadIsNotFasterForWhatWasThere() {
        ProgressBar bar = bar(Reader.TERMINAL, 100);
        bar.at(900_000, 1_000_000);
        now += 1_000_000_000L;
        bar.at(910_000, 1_000_000);
        assertTrue(lastLine().contains("10.0 k ratings/s  0:09 left"), lastLine());
    }

    @Test
    void aLineNeverWrapsOnANarrowTerminal() {
        ProgressBar bar = bar(Reader.TERMINAL, 30);
        bar.at(0, 1_000_000);
        now += 2_000_000_000L;
        bar.at(250_000, 1_000_000);
        assertTrue(lastLine().length() < 30, lastLine());
    }

    @Test
    void anUnknownTotalStillShowsHowFar() {
        ProgressBar bar = bar(Reader.TERMINAL, 100);
        bar.at(0, -1);
        now += 1_000_000_000L;
        bar.at(2_500_000, -1);
        assertEquals("epoch 2/9  2.50 M ratings  2.50 M ratings/s", lastLine());
    }

    @Test
    void nothingIsLeftWhenClosed() {
        ProgressBar bar = bar(Reader.TERMINAL, 100);
        bar.at(1, 10);
        bar.close();
        assertEquals("", lastLine());
        int length = written.size();
        bar.close();
        assertEquals(length, written.size());
    }

    @Test
    void itIsDrawnTenTimesASecondAtMost() {
        ProgressBar bar = bar(Reader.TERMINAL, 100);
        for (int i = 0; i < 1000; i++) {
            now += 1_000_000;
            bar.at(i, 1000);
        }
        int draws = written.toString(StandardCharsets.UTF_8).split("\033\\[2K", -1).length - 1;
        assertEquals(10, draws);
    }

    @Test
    void filesGetNoBar() {
        ProgressBar bar = bar(Reader.PLAIN, 100);
        bar.at(1, 10);
        bar.close();
        assertFalse(written.size() > 0);
    }

    @ParameterizedTest
    @CsvSource({"0.2,0:01", "59.5,1:00", "750,12:30", "7500,2:05:00"})
    void timeIsShownAsOnAClock(double seconds, String expected) {
        assertEquals(expected, ProgressBar.clock(seconds));
    }

    @ParameterizedTest
    @CsvSource({"7,7 ratings", "999.6,1.00 k ratings", "4123456,4.12 M ratings", "25000095,25.0 M ratings"})
    void amountsHaveThreeDigits(double count, String expected) {
        assertEquals(expected, Unit.RATINGS.amount(count));
    }

    @Test
    void bytesHaveTheirPrefix() {
        assertEquals("262 MB", Unit.BYTES.amount(262e6));
        assertEquals("31.2 MB/s", Unit.BYTES.rate(31.2e6));
    }
}
