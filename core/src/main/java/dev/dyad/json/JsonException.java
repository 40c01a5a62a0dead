package dev.dyad.json;

import java.util.Objects;

/** A text that is not the JSON it should be; the message says what and where. */
public final class JsonException extends Exception {

    private static final long serialVersionUID = 1L;

    public JsonException(String message) {
        super(message);
    }

    /** Never absent. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
