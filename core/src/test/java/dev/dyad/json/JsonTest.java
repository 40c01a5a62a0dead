package dev.dyad.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[1,-0,0.5,1e5,1.5E-3]",
                "{\"a\":[true,false,null],\"b\":{\"c\":\"\"}}",
                "\"\\u0000\\\"\\\\\""
            })
    void whatIsReadIsWrittenTheSame(String text) throws JsonException {
        assertEquals(text, Json.parse(text).toString());
        assertEquals(text, Json.parse(" \t\r\n" + text + "\n ").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "01",
                "-",
                "+1",
                ".5",
                "1.",
                "1e",
                "1e+",
                "NaN",
                "Infinity",
                "tru",
                "nul",
                "\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12\"",
                "\"\t\"",
                "1 2",
                "{\"a\":1,\"a\":1}",
                "[1 2]",
                "\uFEFF1",
                "\"\\u\uFF11234\""
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThrows(JsonException.class, () -> Json.parse(text));
    }

    @Test
    void everyCharacterSurvives() throws JsonException {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String text = "a" + (char) c + "b";
            assertEquals(text, Json.parse(Json.of(text).toString()).asText());
        }
        assertEquals(
                "/\b\f\n\r\t\u00e9", Json.parse("\"\\/\\b\\f\\n\\r\\t\\u00E9\"").asText());
    }

    @Test
    void everyDoubleSurvives() throws JsonException {
        for (double x : new double[] {
            0,
            -0.0,
            1 / 3.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        }) {
            double back = Json.parse(Json.of(x).toString()).asDouble();
            assertEquals(Double.doubleToLongBits(x), Double.doubleToLongBits(back));
        }
    }

    @Test
    void aValueOfAnotherKindIsNamed() throws JsonException {
        JsonObject object = Json.parse("{\"a\":1.5,\"b\":[]}").asObject();
        assertEquals("expected a text, found 1.5", message(() -> object.get("a").asText()));
        assertEquals("expected a 64-bit integer, found 1.5", message(() -> object.get("a")
                .asLong()));
        assertEquals("expected an object, found an array of 0", message(() -> object.get("b")
                .asObject()));
        assertEquals("\"c\" is missing", message(() -> object.get("c")));
    }

    private static String message(org.junit.jupiter.api.function.Executable reading) {
        return assertThrows(JsonException.class, reading).getMessage();
    }
}
