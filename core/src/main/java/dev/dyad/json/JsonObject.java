package dev.dyad.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object; its members keep their order. */
public record JsonObject(Map<String, Json> members) implements Json {

    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The object whose members are these texts. */
    public static JsonObject ofTexts(Map<String, String> texts) {
        Map<String, Json> members = new LinkedHashMap<>();
        texts.forEach((name, text) -> members.put(name, Json.of(text)));
        return new JsonObject(members);
    }

    /** A member; an exception if there is none of that name. */
    public Json get(String name) throws JsonException {
        @Nullable Json member = members.get(name);
        if (member == null) {
            throw new JsonException("\"" + name + "\" is missing");
        }
        return member;
    }

    /** The members as texts; an exception if one is something else. */
    public Map<String, String> texts() throws JsonException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Json> member : members.entrySet()) {
            texts.put(member.getKey(), member.getValue().asText());
        }
        return texts;
    }

    @Override
    public JsonObject asObject() {
        return this;
    }

    @Override
    public String brief() {
        return "an object of " + members.size();
    }

    @Override
    public void appendTo(StringBuilder out) {
        String separator = "{";
        for (Map.Entry<String, Json> member : members.entrySet()) {
            appendText(out.append(separator), member.getKey());
            member.getValue().appendTo(out.append(':'));
            separator = ",";
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    static void appendText(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                // Escaped surrogates keep even a lone one apart from every other text.
                out.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        appendTo(out);
        return out.toString();
    }
}
