package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.ProgressBar;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.cli.terminal.Unit;
import dev.dyad.data.RatingsReader;
import dev.dyad.data.ReadOptions;
import dev.dyad.data.synthetic.PlantedTruth;
import dev.dyad.data.synthetic.SyntheticRatings;
import dev.dyad.data.synthetic.SyntheticShape;
import dev.dyad.evaluate.Evaluation;
import dev.dyad.model.Biases;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Split;
import dev.dyad.recommend.RankBy;
import dev.dyad.recommend.Recommender;
import dev.dyad.store.ModelFile;
import dev.dyad.train.FitOptions;
import dev.dyad.train.FitOptions.EpochEvaluation;
import dev.dyad.train.Sgd;
import dev.dyad.train.TrainingTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job on data made for the occasion. */
@Command(
        name = "demo",
        description =
                "Go the whole way in under a minute: make ratings, train, evaluate, save, recommend. Needs no network.")
final class DemoCommand extends BaseCommand {

    private static final long SEED = 7;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "dyad-demo",
            description =
                    "The folder for ratings and model; what an earlier demo left there is replaced. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("dyad-demo");

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Override
    ExitCode run() {
        Path data = folder.resolve("ratings");
        Path model = folder.resolve("model.safetensors");
        requireOwnFolder(data);
        step(1, "Make ratings whose truth is known");
        PlantedTruth truth = make(data);
        step(2, "Train on nine tenths of them");
        Dataset dataset = RatingsReader.read(data, ReadOptions.DEFAULT, (done, total) -> {});
        Optional<TrainedModel> trained = train(dataset);
        if (trained.isEmpty()) {
            terminal().err().line("Stopped.");
            return ExitCode.INTERRUPTED;
        }
        step(3, "Evaluate on the tenth that was held out");
        evaluate(trained.get(), truth);
        ModelFile.write(trained.get(), model);
        step(4, "Recommend");
        recommend(trained.get());
        printNext(model, trained.get());
        return ExitCode.OK;
    }

    private void step(int number, String title) {
        Output out = terminal().out();
        out.line((number == 1 ? "" : System.lineSeparator()) + out.style("bold", number + ". " + title));
    }

    private PlantedTruth make(Path data) {
        clear(data);
        try (ProgressBar bar = new ProgressBar(terminal(), "making", Unit.RATINGS)) {
            PlantedTruth truth =
                    new SyntheticRatings(SyntheticShape.like("demo"), SEED).writeTo(data, threads.count(), bar);
            bar.clear();
            terminal().out().format("   %,d ratings in the format of MovieLens, in %s", truth.ratings(), data);
            return truth;
        }
    }

    private Optional<TrainedModel> train(Dataset dataset) {
        Terminal terminal = terminal();
        ModelSpec spec = new ModelSpec(16, Similarity.DOT, Biases.BOTH, Features.NONE);
        TrainingTask task = new TrainingTask(
                dataset,
                new Split.Random(0.1),
                spec,
                Sgd.DEFAULT,
                FitOptions.of(SEED, threads.count()).withEvaluation(EpochEvaluation.HELD_OUT));
        try (StopSignal stop = new StopSignal(terminal, "Stopping ...")) {
            TrainingView view = new TrainingView(terminal, terminal.out(), LearningCurve.Parts.TEST, stop::isRequested);
            try {
                return task.run(view);
            } finally {
                view.close();
            }
        }
    }

    private void evaluate(TrainedModel model, PlantedTruth truth) {
        Unseen unseen = Unseen.heldOut(model);
        Evaluation evaluation = Evaluation.of(
                model.factors(),
                unseen.ratings(),
                model.history().trainedByUser(),
                model.history().trainedByItem(model.items().size()),
                Runtime.getRuntime().availableProcessors());
        Output out = terminal().out();
        out.format(
                "   the model:                  accuracy %.2f %%, RMSE %.4f",
                evaluation.metrics().accuracy() * 100, evaluation.metrics().rmse());
        out.format("   the truth that made them:   accuracy %.2f %%, RMSE %.4f", truth.accuracy() * 100, truth.rmse());
        out.line("   (the truth also knows how each user uses the scale, which this model does not learn)");
    }

    private void recommend(TrainedModel model) {
        String user = model.users().ids().id(0);
        RecommendationText.print(terminal(), model, user, RankBy.RATING, new Recommender(model).topN(0, 10));
    }

    private void printNext(Path model, TrainedModel trained) {
        Output out = terminal().out();
        String user = trained.users().ids().id(Math.min(1, trained.users().size() - 1));
        out.line("");
        out.line(out.style("bold", "Next") + ": look at this model again,");
        out.line("  " + ShellText.command(List.of("evaluate", "--model", model.toString())));
        out.line("  " + ShellText.command(List.of("recommend", "--model", model.toString(), "--user", user)));
        out.line("or take real ratings:");
        out.line("  dyad data get ml-latest-small");
        out.line("  dyad train --data ml-latest-small --out m.safetensors");
        out.line("  dyad recommend --model m.safetensors --user 1");
    }

    /** Refuses to put a demo into, or replace, what is not another demo's. */
    private void requireOwnFolder(Path data) {
        boolean earlier =
                Files.exists(data.resolve("truth.json")) || Files.exists(data.resolveSibling("ratings.partial"));
        if (Files.exists(folder) && !earlier && !isEmptyFolder()) {
            throw DyadException.usage(
                    "--out %s is there already and is not the folder of an earlier demo; name another one", folder);
        }
    }

    private boolean isEmptyFolder() {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clear(Path data) {
        if (!Files.exists(data)) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
