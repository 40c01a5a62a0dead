package dev.dyad.lab.tune;

import dev.dyad.lab.studies.SettingRange;
import dev.dyad.lab.studies.SettingRange.Choices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a setting mattered among the drawn trials of the first rung, of which none has been chosen.
 *
 * @param setting its name
 * @param share of the differences in rank that it explains, 0 to 1: see {@link Influence}
 */
public record SettingInfluence(String setting, double share) {

    /** A number, or a schedule that begins with one. */
    private static final Pattern NUMBER = Pattern.compile("(?:[a-z-]+:)?([0-9.]+(?:[eE][+-]?[0-9]+)?)(?:,.*)?");

    /** Those of all settings of a search, the largest first. */
    public static List<SettingInfluence> of(SearchResult result) {
        List<JudgedTrial> drawn = result.trials().stream()
                .filter(judged -> !judged.trial().isDefaults())
                .filter(judged -> !judged.rungs().isEmpty())
                .toList();
        double[] costs = drawn.stream()
                .mapToDouble(
                        judged -> result.search().metric().cost(judged.rungs().get(0)))
                .toArray();
        List<SettingInfluence> influences = new ArrayList<>();
        result.search().space().ranges().forEach((name, range) -> influences.add(of(name, range, drawn, costs)));
        influences.sort(Comparator.comparingDouble(influence -> -influence.share()));
        return influences;
    }

    private static SettingInfluence of(String name, SettingRange range, List<JudgedTrial> drawn, double[] costs) {
        List<String> values = drawn.stream()
                .map(judged -> judged.trial().varied().getOrDefault(name, ""))
                .toList();
        double share = range instanceof Choices
                ? Influence.ofNames(values, costs)
                : Influence.ofNumbers(
                        values.stream().mapToDouble(v -> number(v).orElse(0)).toArray(), costs);
        return new SettingInfluence(name, share);
    }

    /** The number that a value has, such as 0.08 of {@code cosine:0.08,floor=0.001}. */
    public static OptionalDouble number(String value) {
        Matcher matcher = NUMBER.matcher(value);
        return matcher.matches() ? OptionalDouble.of(Double.parseDouble(matcher.group(1))) : OptionalDouble.empty();
    }
}
