package dev.dyad.json;

/** A JSON value; {@link #toString()} writes it. Immutable. */
public sealed interface Json permits Json.Text, Json.Number, Json.Bool, Json.Null, JsonArray, JsonObject {

    /** Reads a text that is one JSON value, within the limits of {@link JsonParser}. */
    static Json parse(String text) throws JsonException {
        return new JsonParser(text).parse();
    }

    static Json of(String value) {
        return new Text(value);
    }

    static Json of(long value) {
        return new Number(Long.toString(value));
    }

    /** A number as short as it can be to be read back exactly; null for NaN and a text for infinity. */
    static Json of(double value) {
        if (Double.isNaN(value)) {
            return new Null();
        }
        return Double.isInfinite(value) ? new Text(Double.toString(value)) : new Number(Double.toString(value));
    }

    /** The text this value is; an exception if it is none. */
    default String asText() throws JsonException {
        throw new JsonException("expected a text, found " + brief());
    }

    /** The 64-bit integer this value is; an exception if it is none. */
    default long asLong() throws JsonException {
        throw new JsonException("expected an integer, found " + brief());
    }

    /** The 32-bit integer this value is; an exception if it is none. */
    default int asInt() throws JsonException {
        long value = asLong();
        if (value != (int) value) {
            throw new JsonException("expected a 32-bit integer, found " + value);
        }
        return (int) value;
    }

    /** The number this value is, as {@link #of(double)} writes it; an exception if it is none. */
    default double asDouble() throws JsonException {
        throw new JsonException("expected a number, found " + brief());
    }

    /** This value if it is an array; an exception otherwise. */
    default JsonArray asArray() throws JsonException {
        throw new JsonException("expected an array, found " + brief());
    }

    /** This value if it is an object; an exception otherwise. */
    default JsonObject asObject() throws JsonException {
        throw new JsonException("expected an object, found " + brief());
    }

    /** The start of the written value, for messages. */
    String brief();

    /** Appends the value, without spaces. */
    void appendTo(StringBuilder out);

    record Text(String value) implements Json {
        @Override
        public String asText() {
            return value;
        }

        @Override
        public double asDouble() throws JsonException {
            return switch (value) {
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> throw new JsonException("expected a number, found " + brief());
            };
        }

        @Override
        public String brief() {
            return '"' + (value.length() <= 40 ? value : value.substring(0, 40) + "…") + '"';
        }

        @Override
        public void appendTo(StringBuilder out) {
            JsonObject.appendText(out, value);
        }

        @Override
        public String toString() {
            return written(this);
        }
    }

    /** @param literal the number as it is written */
    record Number(String literal) implements Json {
        @Override
        public long asLong() throws JsonException {
            try {
                return Long.parseLong(literal);
            } catch (NumberFormatException e) {
                throw new JsonException("expected a 64-bit integer, found " + literal);
            }
        }

        @Override
        public double asDouble() {
            return Double.parseDouble(literal);
        }

        @Override
        public String brief() {
            return literal;
        }

        @Override
        public void appendTo(StringBuilder out) {
            out.append(literal);
        }

        @Override
        public String toString() {
            return literal;
        }
    }

    record Bool(boolean value) implements Json {
        @Override
        public String brief() {
            return Boolean.toString(value);
        }

        @Override
        public void appendTo(StringBuilder out) {
            out.append(value);
        }

        @Override
        public String toString() {
            return brief();
        }
    }

    record Null() implements Json {
        @Override
        public double asDouble() {
            return Double.NaN;
        }

        @Override
        public String brief() {
            return "null";
        }

        @Override
        public void appendTo(StringBuilder out) {
            out.append("null");
        }

        @Override
        public String toString() {
            return brief();
        }
    }

    private static String written(Json value) {
        StringBuilder out = new StringBuilder();
        value.appendTo(out);
        return out.toString();
    }
}
