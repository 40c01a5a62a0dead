package dev.dyad.lab.studies;

import dev.dyad.DyadException;
import dev.dyad.ratings.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The settings among which the best are looked for.
 *
 * @param base what all trials have in common, where it is not as usual
 * @param ranges where each setting that varies is looked for, at least one
 */
public record SearchSpace(Map<String, String> base, Map<String, SettingRange> ranges) {

    /** Draws that may give what was drawn before, until a space counts as used up. */
    private static final int PATIENCE = 1000;

    public SearchSpace {
        base = Collections.unmodifiableMap(new LinkedHashMap<>(base));
        ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
    }

    /**
     * The usual space of a trainer.
     *
     * @throws DyadException of kind USAGE where there is no such trainer, or it has none
     */
    public static SearchSpace usual(String trainer) {
        Optional<String> resource = KnownTrainer.parse(trainer).space();
        if (resource.isEmpty()) {
            throw DyadException.usage(
                    "The trainer %s has no usual search space; write one into a file and name it with --space",
                    trainer);
        }
        try (InputStream in = Objects.requireNonNull(SearchSpace.class.getResourceAsStream(resource.get()))) {
            return SpaceReader.read(resource.get(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a space of a user's own.
     *
     * @throws DyadException of kind USAGE where it is none; the message names the line, the value and what is allowed
     * @throws UncheckedIOException where the file cannot be read
     */
    public static SearchSpace read(Path file) {
        return SpaceReader.read(file.toString(), FileText.read(file, "search space"));
    }

    /**
     * Settings at random, each point once: the first of them are the same, however many are drawn. Fewer where the space
     * has no more.
     *
     * @return the values of the settings that vary, by name
     */
    public List<Map<String, String>> draw(int count, long seed) {
        Set<Map<String, String>> drawn = new LinkedHashSet<>();
        for (int tries = 0, missed = 0; drawn.size() < count && missed < PATIENCE; tries++) {
            SplittableRandom random = new SplittableRandom(Seeds.stream(seed, "tune", tries));
            Map<String, String> point = new LinkedHashMap<>();
            ranges.forEach((name, range) -> point.put(name, range.draw(random)));
            missed = drawn.add(point) ? 0 : missed + 1;
        }
        return new ArrayList<>(drawn);
    }
}
