package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellTextTest {

    @Test
    void plainWordsStayAsTheyAre() {
        assertEquals(
                "dyad train --data ../a/b.csv --l2 1e-6 --resume",
                ShellText.command(List.of("train", "--data", "../a/b.csv", "--l2", "1e-6"), "--resume"));
    }

    @Test
    void spacesAndQuotesAreQuoted() {
        assertEquals("'my ratings.csv'", ShellText.quoted("my ratings.csv"));
        assertEquals("'it'\\''s'", ShellText.quoted("it's"));
        assertEquals("''", ShellText.quoted(""));
        assertEquals("'$HOME'", ShellText.quoted("$HOME"));
    }
}
