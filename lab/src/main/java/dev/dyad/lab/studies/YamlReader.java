package dev.dyad.lab.studies;

import dev.dyad.lab.studies.YamlNode.Entry;
import dev.dyad.lab.studies.YamlNode.Mapping;
import dev.dyad.lab.studies.YamlNode.Scalar;
import dev.dyad.lab.studies.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads one YAML document into parts that know their lines. Built on the parser's events, so that nothing a file says
 * is more than text: aliases, tags and second documents are refused, and depth, sizes and lengths are bounded.
 */
final class YamlReader {

    private static final int MAX_DEPTH = 8;
    private static final int MAX_ITEMS = 10_000;
    private static final int MAX_NAMES = 1_000;
    private static final int MAX_LENGTH = 1_000;

    private final String file;
    private final Iterator<Event> events;

    private YamlReader(String file, String text) {
        this.file = file;
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        events = new ParserImpl(settings, new StreamReader(settings, text));
    }

    /** The document in a text; empty where there is none. */
    static Optional<YamlNode> read(String file, String text) {
        try {
            return new YamlReader(file, text).document();
        } catch (MarkedYamlEngineException e) {
            throw new Place(file, line(e.getProblemMark())).wrong("this is no YAML: %s%s", e.getProblem(), remedy(e));
        } catch (ReaderException e) {
            int line = (int) text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            throw new Place(file, line).wrong("this is no YAML: there is a character U+%04X", e.getCodePoint());
        } catch (YamlEngineException e) {
            throw new Place(file, 1).wrong("this is no YAML: %s", String.valueOf(e.getMessage()));
        }
    }

    private static String remedy(MarkedYamlEngineException e) {
        return e.getProblem().contains("mapping values are not allowed")
                ? "; check the indentation, and put a text that has ': ' in it into quotes"
                : "";
    }

    private Optional<YamlNode> document() {
        next();
        Event start = next();
        if (start.getEventId() == Event.ID.StreamEnd) {
            return Optional.empty();
        }
        YamlNode root = node(next(), 1);
        next();
        Event end = next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw place(end).wrong("a second document begins; write each study into a file of its own");
        }
        return Optional.of(root);
    }

    private YamlNode node(Event event, int depth) {
        Place place = place(event);
        if (depth > MAX_DEPTH) {
            throw place.wrong("nested more than %d deep", MAX_DEPTH);
        } else if (event instanceof AliasEvent alias) {
            throw place.wrong(
                    "the alias *%s is not allowed; write out what it stands for, or put what is common under 'base'",
                    shortened(alias.getAlias().toString()));
        } else if (event instanceof SequenceStartEvent sequence) {
            refuseTag(place, sequence.getTag());
            return new Sequence(place, items(depth));
        } else if (event instanceof MappingStartEvent mapping) {
            refuseTag(place, mapping.getTag());
            return new Mapping(place, entries(depth));
        }
        return scalar(place, event);
    }

    private List<YamlNode> items(int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            if (items.size() == MAX_ITEMS) {
                throw place(event).wrong("more than %,d values in a list", MAX_ITEMS);
            }
            items.add(node(event, depth + 1));
        }
        return items;
    }

    private Map<String, Entry> entries(int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            Place place = place(event);
            if (entries.size() == MAX_NAMES) {
                throw place.wrong("more than %,d names", MAX_NAMES);
            }
            String name = scalar(place, event).text();
            Entry earlier = entries.put(name, new Entry(place, node(next(), depth + 1)));
            if (earlier != null) {
                throw place.wrong(
                        "'%s' stands in line %d already", name, earlier.place().line());
            }
        }
        return entries;
    }

    private Scalar scalar(Place place, Event event) {
        if (!(event instanceof ScalarEvent scalar)) {
            throw place.wrong("a name is needed here, such as 'dim'");
        }
        refuseTag(place, scalar.getTag());
        String text = scalar.getValue().replaceAll("\\s+", " ").strip();
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw place.wrong("a text with control characters; take them out");
        } else if (text.length() > MAX_LENGTH) {
            throw place.wrong("'%s' is longer than %,d characters", shortened(text), MAX_LENGTH);
        }
        return new Scalar(place, text);
    }

    private static void refuseTag(Place place, Optional<String> tag) {
        if (tag.isPresent()) {
            throw place.wrong("the tag %s is not allowed; take it out", shortened(tag.get()));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private Event next() {
        return events.next();
    }

    private Place place(Event event) {
        return new Place(file, line(event.getStartMark()));
    }

    /** Lines of marks count from 0. */
    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }
}
