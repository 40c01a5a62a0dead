package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.cli.terminal.ProgressBar;
import dev.dyad.cli.terminal.Table;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.lab.run.EngineOptions;
import dev.dyad.lab.run.TimeEstimate;
import dev.dyad.ratings.Dataset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the studies there are, and how long they will take. */
@Command(
        name = "list",
        description =
                "List the built-in studies (or those named) with their runs; with --data, estimate how long they take "
                        + "on this machine.")
final class StudyListCommand extends BaseCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Mixin
    private StudyChoice choice = new StudyChoice();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    ExitCode run() {
        List<Study> studies = choice.isEmpty() ? choice.every() : choice.studies();
        Optional<TimeEstimate> estimate =
                data.isGiven() ? Optional.of(measure(studies, data.read(terminal()))) : Optional.empty();
        if (json.isGiven()) {
            printJson(studies, estimate);
        } else {
            print(studies, estimate);
        }
        return ExitCode.OK;
    }

    private TimeEstimate measure(List<Study> studies, Dataset dataset) {
        LargeGarbage.collect();
        terminal().say("Training for a moment, to estimate times ...");
        EngineOptions options = EngineOptions.of(threads.count());
        return TimeEstimate.measure(dataset, StudyRun.runs(studies), options, PATIENCE);
    }

    private void print(List<Study> studies, Optional<TimeEstimate> estimate) {
        Table table = estimate.isPresent()
                ? new Table("<name", "runs", "about", "<question")
                : new Table("<name", "runs", "<question");
        for (Study study : studies) {
            String runs = Integer.toString(study.runs().size());
            if (estimate.isPresent()) {
                table.row(study.name(), runs, time(study.runs(), estimate.get()), study.question());
            } else {
                table.row(study.name(), runs, study.question());
            }
        }
        table.print(terminal().out(), 0);
        List<RunSpec> all = StudyRun.runs(studies);
        int asked = studies.stream().mapToInt(study -> study.runs().size()).sum();
        terminal().out().line("");
        terminal().out().format("All: %d runs, %d of them different%s.", asked, all.size(), total(all, estimate));
        estimate.ifPresent(
                e -> terminal()
                        .out()
                        .line(
                                "Times are estimates from a moment of training; runs that studies share count once in the total."));
    }

    private static String total(List<RunSpec> all, Optional<TimeEstimate> estimate) {
        return estimate.map(e -> ", about " + time(all, e)).orElse("");
    }

    private static String time(List<RunSpec> runs, TimeEstimate estimate) {
        return ProgressBar.clock(estimate.seconds(runs));
    }

    private void printJson(List<Study> studies, Optional<TimeEstimate> estimate) {
        ObjectNode document = Json.object();
        ArrayNode array = document.putArray("studies");
        for (Study study : studies) {
            ObjectNode node = array.addObject();
            node.put("name", study.name()).put("title", study.title()).put("question", study.question());
            node.put("runs", study.runs().size());
            estimate.ifPresent(e -> node.put("estimatedSeconds", e.seconds(study.runs())));
        }
        List<RunSpec> all = StudyRun.runs(studies);
        document.put("differentRuns", all.size());
        estimate.ifPresent(e -> document.put("estimatedSeconds", e.seconds(all)));
        Json.print(terminal().out(), document);
    }
}
