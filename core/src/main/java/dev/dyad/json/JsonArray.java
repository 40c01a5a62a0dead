package dev.dyad.json;

import java.util.List;

/** A JSON array. */
public record JsonArray(List<Json> elements) implements Json {

    public JsonArray {
        elements = List.copyOf(elements);
    }

    @Override
    public JsonArray asArray() {
        return this;
    }

    @Override
    public String brief() {
        return "an array of " + elements.size();
    }

    @Override
    public void appendTo(StringBuilder out) {
        String separator = "[";
        for (Json element : elements) {
            element.appendTo(out.append(separator));
            separator = ",";
        }
        out.append(elements.isEmpty() ? "[]" : "]");
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        appendTo(out);
        return out.toString();
    }
}
