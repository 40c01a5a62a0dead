package dev.dyad.cli;

import dev.dyad.FileProblem;
import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.cli.terminal.Unit;
import dev.dyad.model.Head;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Dataset;
import dev.dyad.store.ModelFile;
import dev.dyad.train.TrainingTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One training from the command line: what is shown, when it stops, what is left behind. */
final class TrainingRun {

    private final Terminal terminal;
    private final OutputOptions output;
    private final boolean json;
    private final String resumeCommand;
    private final Output narration;

    TrainingRun(Terminal terminal, OutputOptions output, boolean json, String resumeCommand) {
        this.terminal = terminal;
        this.output = output;
        this.json = json;
        this.resumeCommand = resumeCommand;
        this.narration = json ? terminal.err() : terminal.out();
    }

    ExitCode execute(TrainingTask task) {
        printTask(task);
        LargeGarbage.collect();
        Optional<TrainedModel> trained;
        try (StopSignal stop =
                new StopSignal(terminal, "Stopping; saving a checkpoint (Ctrl-C again stops at once) ...")) {
            TrainingView view = new TrainingView(terminal, narration, LearningCurve.Parts.of(task), stop::isRequested);
            try {
                trained = task.run(view);
            } finally {
                view.close();
            }
        }
        if (trained.isEmpty()) {
            terminal.err().line("Stopped. The checkpoint is in " + output.checkpoint() + "; go on with:");
            terminal.err().line("  " + resumeCommand);
            return ExitCode.INTERRUPTED;
        }
        ModelFile.write(trained.get(), output.out());
        output.deleteCheckpoint();
        output.plot().ifPresent(file -> draw(task, trained.get(), file));
        printResult(task, trained.get());
        return ExitCode.OK;
    }

    private static void draw(TrainingTask task, TrainedModel model, Path file) {
        String subtitle = String.format(
                Locale.ROOT,
                "%s, dim %d, biases %s, features %s%s; %s; split %s, seed %d",
                task.spec().similarity(),
                task.spec().dim(),
                task.spec().biases(),
                task.spec().features(),
                head(task),
                task.trainer().name(),
                task.split(),
                task.options().seed());
        LearningCurve curve = new LearningCurve(model.provenance().epochs());
        String title = "Learning curve on " + task.data().name();
        try {
            Files.writeString(file, new LearningCurvePlot(title, subtitle, curve).toSvg());
        } catch (IOException e) {
            throw FileProblem.writing(file, e);
        }
    }

    /** Says which head it is, where that is not the usual one. */
    private static String head(TrainingTask task) {
        return task.spec().head() == Head.REGRESSION
                ? ""
                : ", head " + task.spec().head();
    }

    private void printTask(TrainingTask task) {
        Dataset data = task.data();
        terminal.say(
                narration,
                String.format(
                        Locale.ROOT,
                        "%s: %,d ratings of %,d items by %,d users; split %s%s, seed %d",
                        data.name(),
                        data.ratings().size(),
                        data.items().size(),
                        data.users().size(),
                        task.split(),
                        task.validation() > 0 ? ", validation " + task.validation() : "",
                        task.options().seed()));
        String settings = task.trainer().settings().entrySet().stream()
                .filter(setting -> !setting.getKey().equals("trainer"))
                .map(setting -> setting.getKey() + " " + setting.getValue().replace(".0E", "e"))
                .collect(Collectors.joining(", "));
        terminal.say(
                narration,
                String.format(
                        Locale.ROOT,
                        "%s, dim %d, biases %s, features %s%s; %s: %s; threads %d",
                        task.spec().similarity(),
                        task.spec().dim(),
                        task.spec().biases(),
                        task.spec().features(),
                        head(task),
                        task.trainer().name(),
                        settings,
                        task.options().threads()));
        task.split().notes(data.ratings()).forEach(note -> terminal.say("note: " + note));
    }

    /** Which epoch's model it is that was saved. */
    private static String saved(TrainingTask task, LearningCurve curve) {
        return Integer.parseInt(task.trainer().settings().getOrDefault("patience", "0")) > 0
                ? curve.bestOfPatience()
                        .map(e -> "epoch " + e.epoch() + ", the best by validation "
                                + (curve.isRanking() ? "NDCG@10" : "RMSE"))
                        .orElse("the last epoch")
                : "the last epoch";
    }

    private void printResult(TrainingTask task, TrainedModel model) {
        LearningCurve curve = new LearningCurve(model.provenance().epochs());
        if (json) {
            Json.print(terminal.out(), TrainingJson.document(task, model, output.out()));
            return;
        }
        Output out = terminal.out();
        out.line("");
        curve.printSummary(out);
        out.format("Model        %s (%s, of %s)", output.out(), Unit.BYTES.amount(size()), saved(task, curve));
        output.plot().ifPresent(file -> out.line("Plot         " + file));
        out.line("");
        out.line("Next:");
        String file = output.out().toString();
        out.line("  " + ShellText.command(evaluation(task, file)));
        out.line("  "
                + ShellText.command(List.of(
                        "recommend",
                        "--model",
                        file,
                        "--user",
                        model.users().ids().id(0))));
    }

    private static List<String> evaluation(TrainingTask task, String file) {
        return task.spec().head().predictsRatings()
                ? List.of("evaluate", "--model", file)
                : List.of("evaluate", "--model", file, "--ranking");
    }

    private long size() {
        try {
            return Files.size(output.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
