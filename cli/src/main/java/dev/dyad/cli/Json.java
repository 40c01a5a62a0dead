package dev.dyad.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.cli.terminal.Output;

/** JSON for scripts: one document on stdout. Its names are spelled out here and there, not taken from Java's. */
final class Json {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ArrayNode array() {
        return NODES.arrayNode();
    }

    /** A number, or null for what is not known: JSON has no NaN. */
    static JsonNode number(double value) {
        return Double.isFinite(value) ? NODES.numberNode(value) : NODES.nullNode();
    }

    /** A text that may stand for a number, as one if it does. */
    static JsonNode numberOrText(String text) {
        try {
            return number(Double.parseDouble(text)).isNull()
                    ? NODES.textNode(text)
                    : text.matches("-?[0-9]{1,18}")
                            ? NODES.numberNode(Long.parseLong(text))
                            : number(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return NODES.textNode(text);
        }
    }

    /** Writes the document, indented, and ends the line. */
    static void print(Output output, ObjectNode document) {
        try {
            output.line(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts that cannot be written", e);
        }
    }
}
