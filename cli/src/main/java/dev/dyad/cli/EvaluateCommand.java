package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.FileProblem;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.evaluate.Evaluation;
import dev.dyad.evaluate.RankingEvaluation;
import dev.dyad.evaluate.RankingProtocol;
import dev.dyad.model.Head;
import dev.dyad.model.History;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how good a model is. */
@Command(
        name = "evaluate",
        description = "Compare a model's predictions, or its rankings, with ratings it was not trained on.",
        footer = {
            "",
            "Without --data these are the ratings that were held out when the model was",
            "trained; the model file keeps them. Of other data, ratings the model was trained",
            "on are left out, and so are users and items it does not know; both are counted.",
            "",
            "With --ranking each user who has held-out ratings gets the best items of those they",
            "have not rated in the training or validation part, and the held-out ratings say which",
            "of these are relevant. Beside the model stands what the most rated items are worth to",
            "everybody.",
            "",
            "Examples:",
            "  dyad evaluate --model m.safetensors",
            "  dyad evaluate --model m.safetensors --data new-ratings.csv --json",
            "  dyad evaluate --model m.safetensors --plot reliability.svg",
            "  dyad evaluate --model m.safetensors --ranking --at 20 --relevant 4"
        })
final class EvaluateCommand extends BaseCommand {

    @Mixin
    private ModelOption model = new ModelOption();

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--ranking", description = "Judge the model's best items for each user instead of its predictions.")
    private boolean ranking;

    @Option(
            names = "--at",
            paramLabel = "K",
            description = "With --ranking: how many items each user gets, 1 to 1000. Default: 10.")
    private Optional<Integer> at = Optional.empty();

    @Option(
            names = "--relevant",
            paramLabel = "X",
            description = "With --ranking: the lowest held-out rating that counts as relevant. Default: every rating.")
    private Optional<Double> relevant = Optional.empty();

    @Option(
            names = "--plot",
            paramLabel = "FILE.svg",
            converter = FileName.class,
            description =
                    "Draw how often probabilities came true into that SVG file, too, for a model with an ordinal head; one"
                            + " that is there already is replaced.")
    private Optional<Path> plot = Optional.empty();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    ExitCode run() {
        Terminal terminal = terminal();
        plot.ifPresent(OutputOptions::checkPlot);
        if (ranking && plot.isPresent()) {
            throw DyadException.usage("--plot draws how often predictions came true; leave it out, or --ranking");
        } else if (ranking) {
            return rank();
        } else if (at.isPresent() || relevant.isPresent()) {
            throw DyadException.usage("%s goes with --ranking", at.isPresent() ? "--at" : "--relevant");
        }
        TrainedModel trained = model.readPredicting("Judge its rankings with --ranking");
        if (plot.isPresent() && trained.factors().spec().head() != Head.ORDINAL) {
            throw DyadException.usage(
                    "--plot draws how often probabilities came true, and a model with a head of kind %s gives none; leave it"
                            + " out, or train with --head ordinal",
                    trained.factors().spec().head());
        }
        Unseen unseen = unseen(terminal, trained);
        if (unseen.ratings().isEmpty()) {
            throw DyadException.data("%s", unseen.whyEmpty());
        }
        History history = trained.history();
        Evaluation evaluation = Evaluation.of(
                trained.factors(),
                unseen.ratings(),
                history.trainedByUser(),
                history.trainedByItem(trained.items().size()),
                threads.count());
        plot.ifPresent(file -> draw(trained, evaluation, file));
        if (json.isGiven()) {
            Json.print(terminal.out(), EvaluationJson.document(model.file(), trained, unseen, evaluation));
        } else {
            new EvaluationText(terminal.out(), trained.factors().scale()).print(unseen, evaluation);
        }
        return ExitCode.OK;
    }

    private static void draw(TrainedModel model, Evaluation evaluation, Path file) {
        String title = PlotSvg.format(
                "Reliability on %,d ratings of %s",
                evaluation.metrics().ratings(), model.provenance().dataName());
        ReliabilityPlot picture =
                new ReliabilityPlot(title, evaluation.distribution().orElseThrow());
        try {
            Files.writeString(file, picture.toSvg());
        } catch (IOException e) {
            throw FileProblem.writing(file, e);
        }
    }

    private ExitCode rank() {
        if (data.isGiven()) {
            throw DyadException.usage(
                    "--ranking judges by the ratings that were held out in training; leave out the data");
        }
        RankingProtocol usual = RankingProtocol.DEFAULT;
        RankingProtocol protocol = new RankingProtocol(
                usual.judge(),
                at.orElse(usual.at()),
                relevant.map(OptionalDouble::of).orElse(usual.relevantFrom()),
                usual.userLimit());
        TrainedModel trained = model.read();
        RankingEvaluation evaluation =
                RankingEvaluation.of(trained.factors(), trained.history(), protocol, threads.count());
        if (evaluation.users() == 0) {
            throw DyadException.data(
                    "%s has no held-out ratings%s to judge rankings by; train with --split per-user:0.25, say",
                    model.file(), relevant.map(x -> " of " + x + " or more").orElse(""));
        }
        if (json.isGiven()) {
            Json.print(terminal().out(), RankingReport.json(model.file(), trained, evaluation));
        } else {
            RankingReport.print(terminal().out(), trained, evaluation);
        }
        return ExitCode.OK;
    }

    private Unseen unseen(Terminal terminal, TrainedModel trained) {
        if (!data.isGiven()) {
            return Unseen.heldOut(trained);
        }
        Dataset other = data.read(terminal);
        boolean same = other.checksum().equals(trained.provenance().dataChecksum());
        Unseen unseen = same ? Unseen.heldOut(trained) : Unseen.in(other, trained);
        unseen.notes().forEach(note -> terminal.say("note: " + note));
        return unseen;
    }
}
