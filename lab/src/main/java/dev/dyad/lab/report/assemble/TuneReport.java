package dev.dyad.lab.report.assemble;

import dev.dyad.lab.report.FactList;
import dev.dyad.lab.report.FactList.Fact;
import dev.dyad.lab.report.ReportPage;
import dev.dyad.lab.report.ReportPage.State;
import dev.dyad.lab.report.ReportSection;
import dev.dyad.lab.report.Table;
import dev.dyad.lab.report.Table.Cell;
import dev.dyad.lab.report.Table.Column;
import dev.dyad.lab.tune.Halving.Rung;
import dev.dyad.lab.tune.JudgedTrial;
import dev.dyad.lab.tune.Judgement;
import dev.dyad.lab.tune.SearchResult;
import dev.dyad.lab.tune.SettingInfluence;
import dev.dyad.lab.tune.TuneMetric;
import dev.dyad.ratings.Dataset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a search found, as a page. */
public final class TuneReport {

    private final SearchResult result;
    private final TuneMetric metric;
    private final List<SettingInfluence> influences;

    private TuneReport(SearchResult result) {
        this.result = result;
        this.metric = result.search().metric();
        this.influences = SettingInfluence.of(result);
    }

    /**
     * The page.
     *
     * @param data on which was searched
     * @param measured what the test part said in the end, in sentences
     */
    public static ReportPage of(SearchResult result, Dataset data, List<String> measured) {
        return new TuneReport(result).page(data, measured);
    }

    private ReportPage page(Dataset data, List<String> measured) {
        List<String> findings = new ArrayList<>(List.of(best()));
        findings.addAll(measured);
        findings.add(mattered());
        ReportSection section = new ReportSection(
                "search",
                "What mattered",
                "Which settings give the best " + metric.title() + " on the validation part?",
                findings,
                List.of(SettingPanels.of(result)),
                List.of(trials()));
        return new ReportPage(
                "Search for settings: " + data.name(),
                "%s; validation part %s, seed %d"
                        .formatted(
                                data.name(),
                                result.search().validation(),
                                result.search().seed()),
                State.FINISHED,
                result.trials().size() + " trials",
                List.of(section),
                List.of(),
                List.of(facts(data)),
                Instant.now());
    }

    private String best() {
        JudgedTrial best = result.best();
        if (best.trial().isDefaults()) {
            return "None of %d drawn trials does better than the defaults, which have %s %s on the validation part."
                    .formatted(result.trials().size() - 1, metric.title(), value(best));
        }
        return "The best of %d trials, %s, has %s %s on the validation part; the defaults have %s. It is the best of many there, so a little flattered."
                .formatted(
                        result.trials().size(),
                        best.trial().label(),
                        metric.title(),
                        value(best),
                        value(result.defaults()));
    }

    private String value(JudgedTrial trial) {
        return trial.last().map(metric::of).map(metric::format).orElse("-");
    }

    private String mattered() {
        Rung first = result.rungs().get(0);
        StringBuilder text = new StringBuilder(
                "Of the differences in rank after epoch " + first.epoch() + ", groups of like values explain: ");
        for (int k = 0; k < influences.size(); k++) {
            text.append(k == 0 ? "" : ", ")
                    .append(influences.get(k).setting())
                    .append(String.format(
                            Locale.ROOT, " %.0f %%", 100 * influences.get(k).share()));
        }
        return text.append('.').toString();
    }

    private Table trials() {
        List<Column> columns = new ArrayList<>(List.of(Column.text("trial")));
        List<String> names = List.copyOf(result.search().space().ranges().keySet());
        names.forEach(name -> columns.add(Column.text(name)));
        for (Rung rung : result.rungs()) {
            columns.add(Column.number("after epoch %d".formatted(rung.epoch())));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (JudgedTrial judged : result.trials()) {
            List<Cell> row = new ArrayList<>(List.of(Cell.text(judged.trial().label())));
            names.forEach(name -> row.add(Cell.text(judged.trial().varied().getOrDefault(name, ""))));
            for (int r = 0; r < result.rungs().size(); r++) {
                row.add(cell(judged, r));
            }
            rows.add(row);
        }
        return new Table("trials", "All trials, by " + metric.title(), columns, rows);
    }

    private Cell cell(JudgedTrial judged, int rung) {
        if (rung < judged.rungs().size()) {
            Judgement judgement = judged.rungs().get(rung);
            return Cell.number(metric.format(metric.of(judgement)), metric.of(judgement));
        }
        return judged.failure().isPresent() && rung == judged.rungs().size()
                ? Cell.failed(judged.failure().get())
                : new Cell("", OptionalDouble.empty(), Table.Tone.PLAIN);
    }

    private FactList facts(Dataset data) {
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("name", data.name()),
                new Fact("read from", data.source()),
                new Fact(
                        "ratings",
                        String.format(Locale.ROOT, "%,d", data.ratings().size())),
                new Fact("metric", metric.title()),
                new Fact("rungs", rungs())));
        result.best().trial().spec().settings().forEach((name, value) -> facts.add(new Fact("best " + name, value)));
        return new FactList("Data and search", facts);
    }

    private String rungs() {
        return String.join(
                "; ",
                result.rungs().stream()
                        .map(rung -> "%d trials to epoch %d".formatted(rung.trials(), rung.epoch()))
                        .toList());
    }
}
