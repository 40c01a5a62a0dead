package dev.dyad.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseYearTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Toy Story (1995),1995",
                "Stranger (Étranger) (1967),1967",
                "Movie (1999) (2003),2003",
                "Year One (2009) (Director's Cut),2009",
                "Series (2006–2007),2006",
                "Series (2006-),2006",
                "Series (1975 - 1979),1975",
                "Spaced ( 1983 ),1983"
            })
    void yearIsThatOfTheLastParenthesesWithFourDigits(String title, String year) {
        assertEquals(List.of(year), ReleaseYear.of(title));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Babylon 5", "2001: A Space Odyssey", "Short (95)", "Long (19951)", "Open (1995", ""})
    void otherTitlesHaveNoYear(String title) {
        assertEquals(List.of(), ReleaseYear.of(title));
    }
}
