package dev.dyad.model;

import dev.dyad.DyadException;
import java.util.Locale;

/** Which rows have a bias, a number of their own that is added to every score. */
public enum Biases {
    NONE,
    USER,
    ITEM,
    BOTH;

    public boolean ofUsers() {
        return this == USER || this == BOTH;
    }

    public boolean ofItems() {
        return this == ITEM || this == BOTH;
    }

    /** Reads {@code none}, {@code user}, {@code item} or {@code both}. */
    public static Biases parse(String text) {
        for (Biases biases : values()) {
            if (biases.toString().equals(text)) {
                return biases;
            }
        }
        throw DyadException.usage("Biases '%s': choose none, user, item or both", text);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
