package dev.dyad.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads RFC 8259 to the letter, duplicate names refused. Nothing a text says can exhaust stack or heap: depth, number
 * of values and length of a number are bounded, and texts are no longer than what was given.
 */
final class JsonParser {

    private static final int MAX_DEPTH = 32;
    /** A value takes less than 200 bytes, so that all of them take less than a fifth of the heap. */
    private static final long MAX_VALUES =
            Math.min(1_000_000, Runtime.getRuntime().maxMemory() / 1024);

    private static final int MAX_NUMBER_LENGTH = 64;

    private final String text;
    private int at;
    private int depth;
    private int values;

    JsonParser(String text) {
        this.text = text;
    }

    Json parse() throws JsonException {
        Json value = value();
        skipSpace();
        if (at < text.length()) {
            throw error("more text after the end of the value");
        }
        return value;
    }

    private Json value() throws JsonException {
        if (++values > MAX_VALUES) {
            throw error("more than " + MAX_VALUES + " values");
        }
        skipSpace();
        char c = peek();
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Bool(true));
            case 'f' -> word("false", new Json.Bool(false));
            case 'n' -> word("null", new Json.Null());
            default -> number();
        };
    }

    private Json object() throws JsonException {
        enter();
        Map<String, Json> members = new LinkedHashMap<>();
        skipSpace();
        boolean more = peek() != '}';
        while (more) {
            skipSpace();
            int start = at;
            String name = string();
            skipSpace();
            expect(':');
            if (members.put(name, value()) != null) {
                at = start;
                throw error("the name " + new Json.Text(name).brief() + " a second time");
            }
            more = another('}');
        }
        leave('}');
        return new JsonObject(members);
    }

    private Json array() throws JsonException {
        enter();
        List<Json> elements = new ArrayList<>();
        skipSpace();
        boolean more = peek() != ']';
        while (more) {
            elements.add(value());
            more = another(']');
        }
        leave(']');
        return new JsonArray(elements);
    }

    private void enter() throws JsonException {
        at++;
        if (++depth > MAX_DEPTH) {
            throw error("more than " + MAX_DEPTH + " levels of nesting");
        }
    }

    private void leave(char end) throws JsonException {
        expect(end);
        depth--;
    }

    /** Whether a comma, and so another element, comes before the end. */
    private boolean another(char end) throws JsonException {
        skipSpace();
        if (peek() == end) {
            return false;
        }
        expect(',');
        return true;
    }

    private Json word(String word, Json value) throws JsonException {
        if (!text.startsWith(word, at)) {
            throw unexpected();
        }
        at += word.length();
        return value;
    }

    private String string() throws JsonException {
        expect('"');
        int start = at;
        while (peek() != '"' && peek() != '\\') {
            if (peek() < ' ') {
                throw unexpected();
            }
            at++;
        }
        if (peek() == '"') {
            return text.substring(start, at++);
        }
        StringBuilder out = new StringBuilder(text.substring(start, at));
        while (peek() != '"') {
            if (peek() < ' ') {
                throw unexpected();
            }
            out.append(peek() == '\\' ? escaped() : text.charAt(at++));
        }
        at++;
        return out.toString();
    }

    private char escaped() throws JsonException {
        at++;
        char c = peek();
        if (c == 'u') {
            return unicode();
        }
        int which = "\"\\/bfnrt".indexOf(c);
        if (which < 0) {
            throw unexpected();
        }
        at++;
        return "\"\\/\b\f\n\r\t".charAt(which);
    }

    private char unicode() throws JsonException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw unexpected();
            }
            code = code * 16 + digit;
        }
        at++;
        return (char) code;
    }

    private Json number() throws JsonException {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        if (at - start > MAX_NUMBER_LENGTH) {
            at = start;
            throw error("a number of more than " + MAX_NUMBER_LENGTH + " characters");
        }
        return new Json.Number(text.substring(start, at));
    }

    private void digits() throws JsonException {
        if (peek() < '0' || peek() > '9') {
            throw unexpected();
        }
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char c) throws JsonException {
        if (peek() != c) {
            throw unexpected();
        }
        at++;
    }

    private char peek() throws JsonException {
        if (at >= text.length()) {
            throw error("the text ends too early");
        }
        return text.charAt(at);
    }

    private JsonException unexpected() {
        char c = text.charAt(at);
        return error(c > ' ' && c < 127 ? "unexpected '" + c + "'" : "unexpected character " + (int) c);
    }

    private JsonException error(String what) {
        return new JsonException(what + " at character " + at + " of the JSON");
    }
}
