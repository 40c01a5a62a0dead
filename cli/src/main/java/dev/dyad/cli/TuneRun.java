package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.ProgressBar;
import dev.dyad.cli.terminal.Table;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.lab.report.assemble.TuneReport;
import dev.dyad.lab.report.page.ReportFolder;
import dev.dyad.lab.studies.SpecFile;
import dev.dyad.lab.tune.JudgedTrial;
import dev.dyad.lab.tune.Search;
import dev.dyad.lab.tune.SearchResult;
import dev.dyad.lab.tune.SettingInfluence;
import dev.dyad.lab.tune.TuneMetric;
import dev.dyad.lab.tune.Tuner;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Split;
import dev.dyad.store.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One search from the command line: what is shown, and what is left behind. */
final class TuneRun {

    private static final int SHOWN = 8;

    private final BaseCommand command;
    private final TuneArguments arguments;
    private final Terminal terminal;
    private final Output narration;

    TuneRun(BaseCommand command, TuneArguments arguments) {
        this.command = command;
        this.arguments = arguments;
        this.terminal = command.terminal();
        this.narration = arguments.isJson() ? terminal.err() : terminal.out();
    }

    ExitCode execute() {
        Search search = arguments.toSearch();
        Split test = arguments.test();
        OutputOptions.checkFolder("--out-spec", arguments.outSpec());
        // With their times, as features of a trial may need them.
        Dataset all = arguments.data().read(terminal);
        LargeGarbage.collect();
        FinalTest last = new FinalTest(all, test, arguments.seed(), arguments.threads());
        Path folder = arguments.folder(all);
        narrate(search, last, folder);
        long started = System.nanoTime();
        try (StopSignal stop =
                        new StopSignal(terminal, "Stopping; saving the trials (Ctrl-C again stops at once) ...");
                TuneView view = new TuneView(terminal, narration, search.metric(), stop::isRequested)) {
            Optional<SearchResult> result = Tuner.run(search, last.usable(), folder, arguments.toEngineOptions(), view);
            Optional<FinalTest.Measured> measured = result.flatMap(found -> last.measure(found, stop::isRequested));
            view.close();
            if (result.isEmpty() || measured.isEmpty()) {
                terminal.err().line("Stopped; what is done is kept. Go on with:");
                terminal.err()
                        .line("  "
                                + ShellText.command(
                                        command.spec().root().commandLine().getParseResult().originalArgs().stream()
                                                .filter(word -> !word.equals("--fresh"))
                                                .toList()));
                return ExitCode.INTERRUPTED;
            }
            conclude(all, test, result.get(), measured.get(), folder, (System.nanoTime() - started) * 1e-9);
            return ExitCode.OK;
        }
    }

    private void narrate(Search search, FinalTest last, Path folder) {
        terminal.say(
                narration,
                String.format(
                        Locale.ROOT,
                        "%s: %,d ratings to search with, %,d set aside for the end; validation %s, seed %d; in %s",
                        last.usable().name(),
                        last.usable().ratings().size(),
                        last.heldOut().size(),
                        search.validation(),
                        search.seed(),
                        folder));
    }

    private void conclude(
            Dataset data, Split test, SearchResult result, FinalTest.Measured measured, Path folder, double seconds) {
        AtomicFile.write(arguments.outSpec(), spec(data, test, result, measured).getBytes(StandardCharsets.UTF_8));
        Path index = ReportFolder.write(
                TuneReport.of(result, data, measured.sentences(result.search().metric())), folder.resolve("report"));
        if (arguments.isJson()) {
            Json.print(
                    terminal.out(),
                    document(data, test, result, measured, index).put("seconds", seconds));
            return;
        }
        Output out = terminal.out();
        out.line("");
        printTrials(out, result);
        out.line("");
        printInfluences(out, result);
        out.line("");
        terminal.say(
                out,
                String.format(
                        Locale.ROOT,
                        "The test part, %,d ratings, looked at once; both trained on all others:",
                        measured.ratings()));
        Comparison.print(out, measured.names(), measured.predictions(), measured.differences());
        out.line("");
        out.line("Spec         " + arguments.outSpec());
        out.line("Report       " + index);
        out.line("Time         " + ProgressBar.clock(seconds));
        out.line("");
        out.line("Next:");
        out.line("  " + trainCommand(test));
    }

    private void printTrials(Output out, SearchResult result) {
        TuneMetric metric = result.search().metric();
        terminal.say(out, "The best trials, by " + metric.title() + " on the validation part:");
        List<String> names = List.copyOf(result.search().space().ranges().keySet());
        List<String> columns = new ArrayList<>(List.of("<trial"));
        names.forEach(columns::add);
        result.rungs().forEach(rung -> columns.add("epoch " + rung.epoch()));
        Table table = new Table(columns.toArray(String[]::new));
        List<JudgedTrial> shown = new ArrayList<>(
                result.trials().subList(0, Math.min(SHOWN, result.trials().size())));
        if (!shown.contains(result.defaults())) {
            shown.add(result.defaults());
        }
        for (JudgedTrial judged : shown) {
            List<String> row = new ArrayList<>(List.of(judged.trial().label()));
            names.forEach(name -> row.add(judged.trial().varied().getOrDefault(name, "")));
            for (int r = 0; r < result.rungs().size(); r++) {
                row.add(
                        r < judged.rungs().size()
                                ? metric.format(metric.of(judged.rungs().get(r)))
                                : "");
            }
            table.row(row.toArray(String[]::new));
        }
        table.print(out, 2);
    }

    private void printInfluences(Output out, SearchResult result) {
        List<String> parts = SettingInfluence.of(result).stream()
                .map(one -> String.format(Locale.ROOT, "%s %.0f %%", one.setting(), 100 * one.share()))
                .toList();
        terminal.say(
                out,
                "What explains the trials' ranks after epoch %d: %s"
                        .formatted(result.rungs().get(0).epoch(), String.join(", ", parts)));
    }

    private String trainCommand(Split test) {
        List<String> words = new ArrayList<>(List.of("train"));
        words.addAll(arguments.data().words());
        words.addAll(List.of("--spec", arguments.outSpec().toString()));
        if (!test.toString().equals("random:0.1")) {
            words.addAll(List.of("--split", test.toString()));
        }
        if (arguments.seed() != 42) {
            words.addAll(List.of("--seed", Long.toString(arguments.seed())));
        }
        return ShellText.command(words);
    }

    /** The settings of the best trial, with what they were found by. */
    private String spec(Dataset data, Split test, SearchResult result, FinalTest.Measured measured) {
        TuneMetric metric = result.search().metric();
        List<String> comment = new ArrayList<>(List.of(
                "The best of %d settings for %s (checksum %s), found by dyad tune:"
                        .formatted(result.trials().size(), data.name(), data.checksum()),
                "%s %s on the validation part (%s of what split %s, seed %d, leaves); the defaults: %s."
                        .formatted(
                                metric.title(),
                                value(metric, result.best()),
                                result.search().validation(),
                                test,
                                arguments.seed(),
                                value(metric, result.defaults())),
                measured.comment()));
        comment.add(trainCommand(test));
        Map<String, String> settings =
                new LinkedHashMap<>(result.best().trial().spec().settings());
        List.of("split", "validation", "seed").forEach(settings::remove);
        settings.putIfAbsent("head", result.best().trial().spec().model().head().toString());
        return SpecFile.text(settings, comment);
    }

    private static String value(TuneMetric metric, JudgedTrial trial) {
        return trial.last().map(metric::of).map(metric::format).orElse("-");
    }

    private ObjectNode document(
            Dataset data, Split test, SearchResult result, FinalTest.Measured measured, Path index) {
        ObjectNode document = Json.object();
        document.put("data", data.name());
        document.put("metric", result.search().metric().toString());
        document.put("split", test.toString());
        document.put("validation", result.search().validation().toString());
        document.put("seed", arguments.seed());
        ArrayNode rungs = document.putArray("rungs");
        result.rungs()
                .forEach(rung -> rungs.addObject().put("epoch", rung.epoch()).put("trials", rung.trials()));
        ArrayNode trials = document.putArray("trials");
        result.trials().forEach(judged -> trials.add(trial(judged)));
        ArrayNode influences = document.putArray("influences");
        SettingInfluence.of(result)
                .forEach(one ->
                        influences.addObject().put("setting", one.setting()).put("share", one.share()));
        ObjectNode end = document.putObject("test").put("ratings", measured.ratings());
        Comparison.putAll(end, measured.names(), measured.predictions(), measured.differences());
        document.put("spec", arguments.outSpec().toString());
        document.put("report", index.toString());
        return document;
    }

    private static ObjectNode trial(JudgedTrial judged) {
        ObjectNode node = Json.object().put("trial", judged.trial().label());
        ObjectNode settings = node.putObject("settings");
        judged.trial().varied().forEach((name, value) -> settings.set(name, Json.numberOrText(value)));
        ArrayNode rungs = node.putArray("rungs");
        judged.rungs().forEach(judgement -> {
            ObjectNode rung = rungs.addObject().put("epoch", judgement.epoch());
            rung.set("accuracy", Json.number(judgement.accuracy()));
            rung.set("rmse", Json.number(judgement.rmse()));
            rung.set("negativeLogLikelihood", Json.number(judgement.nll()));
        });
        judged.failure().ifPresent(failure -> node.put("failure", failure));
        return node;
    }
}
