package dev.dyad.lab.studies;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of a YAML file and the line it begins at. */
sealed interface YamlNode {

    Place place();

    /** What kind of part it is, for messages. */
    String kind();

    /** Whether a name stands there and no value after it. */
    default boolean isNothing() {
        return this instanceof Scalar scalar && scalar.text().isEmpty();
    }

    /** A text, a number or nothing: YAML's types do not matter here, since every setting reads its text itself. */
    record Scalar(Place place, String text) implements YamlNode {
        @Override
        public String kind() {
            return isNothing() ? "nothing" : "'" + text + "'";
        }
    }

    /** Parts in a row. */
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Parts by name, in the order of the file. */
    record Mapping(Place place, Map<String, Entry> entries) implements YamlNode {
        @Override
        public String kind() {
            return "names with values";
        }

        /** The part of that name. */
        Optional<YamlNode> get(String name) {
            return Optional.ofNullable(entries.get(name)).map(Entry::value);
        }
    }

    /** A named part and the place of its name. */
    record Entry(Place place, YamlNode value) {}

    /** The text of a scalar, which must not be empty. */
    default String asText(String name) {
        if (this instanceof Scalar scalar && !isNothing()) {
            return scalar.text();
        }
        throw place().wrong("%s needs one value, not %s", name, kind());
    }

    /** The items of a list, at least one. */
    default List<YamlNode> asList(String name, String example) {
        if (this instanceof Sequence sequence && !sequence.items().isEmpty()) {
            return sequence.items();
        }
        String found = this instanceof Sequence ? "an empty list" : kind();
        throw place().wrong("%s needs a list, such as %s, not %s", name, example, found);
    }

    default Mapping asMapping(String name, String example) {
        if (this instanceof Mapping mapping) {
            return mapping;
        }
        throw place().wrong("%s needs names with values, such as '%s', not %s", name, example, kind());
    }
}
