package dev.dyad.lab.studies;

import dev.dyad.DyadException;
import dev.dyad.lab.Study;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** A study of a user's own: a YAML file that says what every run has in common and what is varied. */
public final class StudyFile {

    private StudyFile() {}

    /**
     * Reads a study.
     *
     * @throws DyadException of kind USAGE when it is not one; the message names the line, the value and what is allowed
     * @throws UncheckedIOException when the file cannot be read
     */
    public static Study read(Path file) {
        return StudyReader.read(file.toString(), FileText.read(file, "study"));
    }

    /** A study's file with all that can stand in one, explained by comments. */
    public static String example() {
        try (InputStream in = Objects.requireNonNull(StudyFile.class.getResourceAsStream("example-study.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
