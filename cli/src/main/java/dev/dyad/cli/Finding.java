package dev.dyad.cli;

import java.util.Optional;

/**
 * What the doctor found.
 *
 * @param subject such as {@code memory}
 * @param fact what is so
 * @param remedy what to do about it, if it is not as it should be
 */
record Finding(String subject, String fact, Optional<String> remedy) {

    static Finding fine(String subject, String fact) {
        return new Finding(subject, fact, Optional.empty());
    }

    static Finding slow(String subject, String fact, String remedy) {
        return new Finding(subject, fact, Optional.of(remedy));
    }
}
