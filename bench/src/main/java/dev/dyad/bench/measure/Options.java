package dev.dyad.bench.measure;

import dev.dyad.DyadException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The options of a benchmark.
 *
 * @param given each option's value, by its name without hyphens
 * @param json whether results are one JSON document
 */
public record Options(Map<String, String> given, boolean json) {

    /** The value of an option that stands for no value. */
    public static final String NONE = "none";

    /**
     * Reads options.
     *
     * @param defaults all options there are but {@code --json}, with the values they have where they are not given
     */
    public static Options parse(Map<String, String> defaults, List<String> words) {
        Map<String, String> given = new LinkedHashMap<>(defaults);
        boolean json = false;
        for (int i = 0; i < words.size(); i++) {
            String name = words.get(i).replaceFirst("^--", "");
            if (words.get(i).equals("--json")) {
                json = true;
            } else if (!words.get(i).startsWith("--") || !given.containsKey(name)) {
                throw DyadException.usage("'%s' is no option; there are:%n%s", words.get(i), help(defaults));
            } else if (i + 1 == words.size()) {
                throw DyadException.usage("Option --%s: its value is missing", name);
            } else {
                given.put(name, words.get(++i));
            }
        }
        return new Options(given, json);
    }

    /** The options with their defaults, a line each. */
    public static String help(Map<String, String> defaults) {
        int width = defaults.keySet().stream().mapToInt(String::length).max().orElse(0);
        String form = "  --%-" + width + "s  %s%n";
        return defaults.entrySet().stream()
                        .map(option -> form.formatted(option.getKey(), option.getValue()))
                        .collect(Collectors.joining())
                + form.formatted("json", "print one JSON document");
    }

    public String value(String name) {
        return given.getOrDefault(name, NONE);
    }

    public Optional<String> optional(String name) {
        return Optional.of(value(name)).filter(text -> !text.equals(NONE));
    }

    /** The words of a value, as they are put behind a command. */
    public List<String> words(String name) {
        return optional(name)
                .filter(text -> !text.isBlank())
                .map(text -> List.of(text.strip().split("\\s+")))
                .orElse(List.of());
    }

    public int count(String name) {
        return toCount(name, value(name));
    }

    /** Numbers with commas between them. */
    public List<Integer> counts(String name) {
        List<Integer> counts = new ArrayList<>();
        for (String text : value(name).split(",", -1)) {
            counts.add(toCount(name, text));
        }
        return counts;
    }

    public long whole(String name) {
        return toWhole(name, value(name));
    }

    public double number(String name) {
        try {
            return Double.parseDouble(value(name));
        } catch (NumberFormatException e) {
            throw DyadException.usage("Option --%s '%s': give a number", name, value(name));
        }
    }

    private static int toCount(String name, String text) {
        long number = toWhole(name, text);
        if (number != (int) number) {
            throw DyadException.usage("Option --%s %s: give a smaller number", name, text);
        }
        return (int) number;
    }

    private static long toWhole(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw DyadException.usage("Option --%s '%s': give a whole number", name, text);
        }
    }
}
