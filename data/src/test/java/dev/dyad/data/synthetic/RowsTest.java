package dev.dyad.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RowsTest {

    private static String text(Rows rows) {
        return StandardCharsets.UTF_8.decode(rows.buffer()).toString();
    }

    @Test
    void numbersAreWrittenInFull() {
        Rows rows = new Rows(0);
        for (long number : new long[] {0, 9, 10, 99, 100, 1_045_526_400, Long.MAX_VALUE}) {
            rows.number(number).character(' ');
        }
        assertEquals("0 9 10 99 100 1045526400 9223372036854775807 ", text(rows));
    }

    @Test
    void levelsAreWrittenAsStars() {
        Rows rows = new Rows(0);
        for (int level = 0; level < 10; level++) {
            rows.stars(level).character(' ');
        }
        assertEquals("0.5 1.0 1.5 2.0 2.5 3.0 3.5 4.0 4.5 5.0 ", text(rows));
    }

    @Test
    void decimalsAreRoundedToFourPlaces() {
        Rows rows = new Rows(0).decimal(-0.05).character(' ').decimal(12.34567).character(' ');
        assertEquals("-0.0500 12.3457 0.0000", text(rows.decimal(-0.00001)));
    }

    @Test
    void fieldsWithCommasOrQuotationMarksAreQuoted() {
        Rows rows = new Rows(0).field("plain").character(' ').field("a, b").character(' ');
        assertEquals("plain \"a, b\" \"say \"\"é\"\"\"", text(rows.field("say \"é\"")));
    }
}
