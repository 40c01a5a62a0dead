package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.evaluate.Evaluation;
import dev.dyad.model.History;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says how good a model is. */
@Command(
        name = "evaluate",
        description = "Compare a model's predictions with ratings it was not trained on.",
        footer = {
            "",
            "Without --data these are the ratings that were held out when the model was",
            "trained; the model file keeps them. Of other data, ratings the model was trained",
            "on are left out, and so are users and items it does not know; both are counted.",
            "",
            "Examples:",
            "  dyad evaluate --model m.safetensors",
            "  dyad evaluate --model m.safetensors --data new-ratings.csv --json"
        })
final class EvaluateCommand extends BaseCommand {

    @Mixin
    private ModelOption model = new ModelOption();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    ExitCode run() {
        Terminal terminal = terminal();
        TrainedModel trained = model.read();
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
        if (json.isGiven()) {
            Json.print(terminal.out(), EvaluationJson.document(model.file(), trained, unseen, evaluation));
        } else {
            new EvaluationText(terminal.out(), trained.factors().scale()).print(unseen, evaluation);
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
