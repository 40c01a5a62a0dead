package dev.dyad.ratings;

import dev.dyad.DyadException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which attributes become features, and how. Written as a list such as {@code genre,year} (the first value of each,
 * with weight 1, as the study had it) or {@code genre:all,year} (every value, with weights that add up to 1);
 * {@code user.occupation} is an attribute of users; {@code user.rated} are the items that a user
 * rated, {@code time.day} is what a rating's time says; {@code none} is none.
 *
 * @param choices attributes, in the order they were written
 * @param times what the times of ratings say
 */
public record Features(List<Choice> choices, Set<TimeFeature> times) {

    /** No features. */
    public static final Features NONE = new Features(List.of(), Set.of());

    /** Which of a row's values count. */
    public enum Values {
        /** The first one, with weight 1. */
        FIRST,
        /** All n of them, each with weight 1/n. */
        ALL
    }

    /** One attribute of the users or the items. */
    public record Choice(boolean ofUsers, String attribute, Values values) {
        @Override
        public String toString() {
            return (ofUsers ? "user." : "") + attribute + (values == Values.ALL ? ":all" : "");
        }
    }

    /** The items that a user rated, whatever the ratings. */
    public static final Choice RATED = new Choice(true, "rated", Values.FIRST);

    public Features {
        choices = List.copyOf(choices);
        times = Set.copyOf(times);
    }

    /** Whether ratings need times. */
    public boolean needTimes() {
        return !times.isEmpty();
    }

    /** Whether the items that a user rated count. */
    public boolean hasRated() {
        return choices.contains(RATED);
    }

    public boolean has(TimeFeature feature) {
        return times.contains(feature);
    }

    /** Reads the form that {@link #toString()} writes. */
    public static Features parse(String text) {
        if (text.isBlank() || text.equals("none")) {
            return NONE;
        }
        List<Choice> choices = new ArrayList<>();
        Set<TimeFeature> times = EnumSet.noneOf(TimeFeature.class);
        for (String part : text.split(",", -1)) {
            String name = part.strip();
            if (name.startsWith(TimeFeature.PREFIX)) {
                addTime(name, text, times);
                continue;
            }
            boolean ofUsers = name.startsWith("user.");
            boolean all = name.endsWith(":all");
            String attribute = name.substring(ofUsers ? 5 : 0, name.length() - (all ? 4 : 0));
            if (attribute.isEmpty() || attribute.contains(":")) {
                throw DyadException.usage(
                        "Features '%s': write none, or attributes such as genre,year, genre:all or user.age", text);
            }
            Choice choice = new Choice(ofUsers, attribute, all ? Values.ALL : Values.FIRST);
            for (Choice earlier : choices) {
                if (earlier.ofUsers() == ofUsers && earlier.attribute().equals(attribute)) {
                    throw DyadException.usage("Features '%s': '%s' repeats '%s'; name it once", text, choice, earlier);
                }
            }
            choices.add(choice);
        }
        return new Features(choices, times);
    }

    private static void addTime(String name, String text, Set<TimeFeature> times) {
        TimeFeature feature = TimeFeature.named(name)
                .orElseThrow(() -> DyadException.usage(
                        "Features '%s': '%s' is none of %s",
                        text,
                        name,
                        Stream.of(TimeFeature.values())
                                .map(TimeFeature::toString)
                                .collect(Collectors.joining(", "))));
        if (!times.add(feature)) {
            throw DyadException.usage("Features '%s': '%s' stands there twice; name it once", text, name);
        }
    }

    /** The features of the users. */
    public FeatureMatrix ofUsers(Catalog users) {
        return matrix(users, true);
    }

    /** The features of the items. */
    public FeatureMatrix ofItems(Catalog items) {
        return matrix(items, false);
    }

    private FeatureMatrix matrix(Catalog catalog, boolean ofUsers) {
        List<String> names = new ArrayList<>();
        List<Attribute> attributes = new ArrayList<>();
        List<Values> values = new ArrayList<>();
        int[] firstFeature = new int[choices.size()];
        for (Choice choice : choices) {
            if (choice.ofUsers() == ofUsers && !choice.equals(RATED)) {
                Attribute attribute = require(catalog, choice);
                firstFeature[attributes.size()] = names.size();
                attributes.add(attribute);
                values.add(choice.values());
                attribute.values().forEach(value -> names.add(choice.attribute() + "=" + value));
            }
        }
        int[] starts = new int[catalog.size() + 1];
        int[] features = new int[16];
        float[] weights = new float[16];
        for (int row = 0; row < catalog.size(); row++) {
            int end = starts[row];
            for (int a = 0; a < attributes.size(); a++) {
                int count = attributes.get(a).count(row);
                int used = values.get(a) == Values.ALL ? count : Math.min(1, count);
                for (int k = 0; k < used; k++) {
                    if (end == features.length) {
                        features = Arrays.copyOf(features, end * 2);
                        weights = Arrays.copyOf(weights, end * 2);
                    }
                    features[end] = firstFeature[a] + attributes.get(a).code(row, k);
                    weights[end++] = 1f / used;
                }
            }
            starts[row + 1] = end;
        }
        int length = starts[catalog.size()];
        return new FeatureMatrix(names, starts, Arrays.copyOf(features, length), Arrays.copyOf(weights, length));
    }

    private static Attribute require(Catalog catalog, Choice choice) {
        return catalog.attribute(choice.attribute()).orElseThrow(() -> {
            List<String> known =
                    catalog.attributes().stream().map(Attribute::name).toList();
            return DyadException.usage(
                    "Feature '%s': these %s have %s",
                    choice,
                    choice.ofUsers() ? "users" : "items",
                    known.isEmpty() ? "no attributes; use --features none" : "only " + String.join(", ", known));
        });
    }

    @Override
    public String toString() {
        Stream<String> inOrder =
                Stream.of(TimeFeature.values()).filter(times::contains).map(TimeFeature::toString);
        String text =
                Stream.concat(choices.stream().map(Choice::toString), inOrder).collect(Collectors.joining(","));
        return text.isEmpty() ? "none" : text;
    }
}
