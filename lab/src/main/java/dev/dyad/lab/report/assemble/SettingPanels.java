package dev.dyad.lab.report.assemble;

import dev.dyad.lab.report.Measure;
import dev.dyad.lab.report.PanelFigure;
import dev.dyad.lab.report.PanelFigure.Dot;
import dev.dyad.lab.report.PanelFigure.Panel;
import dev.dyad.lab.report.PanelFigure.Spacing;
import dev.dyad.lab.studies.SettingRange;
import dev.dyad.lab.studies.SettingRange.Choices;
import dev.dyad.lab.tune.JudgedTrial;
import dev.dyad.lab.tune.SearchResult;
import dev.dyad.lab.tune.SettingInfluence;
import dev.dyad.lab.tune.TuneMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The trials of a search over each setting, by rung. */
final class SettingPanels {

    /** How far beyond the best values are shown, in distances from the best to the median of the first rung. */
    private static final double SHOWN = 2.2;

    private final SearchResult result;
    private final TuneMetric metric;

    private SettingPanels(SearchResult result) {
        this.result = result;
        this.metric = result.search().metric();
    }

    static PanelFigure of(SearchResult result) {
        return new SettingPanels(result).figure();
    }

    private PanelFigure figure() {
        List<Panel> panels = new ArrayList<>();
        result.search().space().ranges().forEach((name, range) -> panels.add(panel(name, range)));
        double[] values = result.trials().stream()
                .flatMap(judged -> judged.rungs().stream())
                .mapToDouble(metric::of)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double[] first = result.trials().stream()
                .filter(judged -> !judged.rungs().isEmpty())
                .mapToDouble(judged -> metric.of(judged.rungs().get(0)))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double median = first[first.length / 2];
        boolean highIsGood = metric == TuneMetric.ACCURACY;
        double best = highIsGood ? values[values.length - 1] : values[0];
        double edge = best + SHOWN * (median - best);
        double low = Math.max(values[0], highIsGood ? edge : values[0]);
        double high = Math.min(values[values.length - 1], highIsGood ? best : edge);
        return new PanelFigure(
                "settings",
                "%s%s of each trial on the validation part, by setting"
                        .formatted(
                                metric.title().substring(0, 1).toUpperCase(Locale.ROOT),
                                metric.title().substring(1)),
                "%s is better. Half of the trials, the better ones, go on from each stage to the next. Trials far off stand at the edge."
                        .formatted(highIsGood ? "Higher" : "Lower"),
                highIsGood ? Measure.SHARE : Measure.NUMBER,
                result.rungs().stream()
                        .map(rung -> "after epoch %d".formatted(rung.epoch()))
                        .toList(),
                low,
                Math.max(high, low + 1e-4),
                panels);
    }

    private Panel panel(String name, SettingRange range) {
        List<String> names = range instanceof Choices choices ? choices.values() : List.of();
        List<Dot> dots = new ArrayList<>();
        for (JudgedTrial judged : result.trials()) {
            OptionalDouble x = place(judged.trial().varied().getOrDefault(name, ""), names);
            int last = judged.rungs().size() - 1;
            for (int rung = 0; x.isPresent() && rung <= last; rung++) {
                double value = metric.of(judged.rungs().get(rung));
                if (Double.isFinite(value)) {
                    dots.add(new Dot(x.getAsDouble(), value, rung, rung == last ? label(judged) : ""));
                }
            }
        }
        return new Panel(name, names, range.isLog() ? Spacing.LOG : Spacing.LINEAR, dots);
    }

    private String label(JudgedTrial judged) {
        boolean best = judged.equals(result.best());
        return judged.trial().isDefaults() ? best ? "defaults, the best" : "defaults" : best ? "best" : "";
    }

    private static OptionalDouble place(String value, List<String> names) {
        if (names.isEmpty()) {
            return SettingInfluence.number(value);
        }
        int place = names.indexOf(value);
        return place < 0 ? OptionalDouble.empty() : OptionalDouble.of(place);
    }
}
