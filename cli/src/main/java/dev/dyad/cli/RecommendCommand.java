package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.DyadException;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Vocabulary;
import dev.dyad.recommend.Recommendation;
import dev.dyad.recommend.Recommender;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Recommends items. */
@Command(
        name = "recommend",
        description = "Find the items that a user will like best, of those the user has not rated.",
        footer = {"", "Example:", "  dyad recommend --model m.safetensors --user 1 --count 10"})
final class RecommendCommand extends BaseCommand {

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(names = "--user", paramLabel = "ID", required = true, description = "The user.")
    private String user = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many items. Default: ${DEFAULT-VALUE}.")
    private int count = 10;

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    ExitCode run() {
        if (count < 1) {
            throw DyadException.usage("--count %d: give at least 1", count);
        }
        TrainedModel trained = model.read();
        int row = trained.users()
                .ids()
                .row(user)
                .orElseThrow(() -> unknownUser(trained.users().ids()));
        List<Recommendation> recommendations = new Recommender(trained).topN(row, count);
        if (json.isGiven()) {
            printJson(trained, recommendations);
        } else {
            RecommendationText.print(terminal(), trained, user, recommendations);
        }
        return ExitCode.OK;
    }

    private DyadException unknownUser(Vocabulary known) {
        String some = IntStream.range(0, Math.min(5, known.size()))
                .mapToObj(known::id)
                .collect(Collectors.joining(", "));
        return DyadException.usage(
                "User '%s' is not in the model; it knows %,d users, such as %s", user, known.size(), some);
    }

    private void printJson(TrainedModel trained, List<Recommendation> recommendations) {
        Terminal terminal = terminal();
        ObjectNode document = Json.object();
        document.put("model", model.file().toString());
        document.put("user", user);
        ArrayNode items = document.putArray("items");
        for (Recommendation recommendation : recommendations) {
            ObjectNode node = items.addObject();
            node.put("rank", items.size());
            node.put("item", trained.items().ids().id(recommendation.item()));
            node.put("title", trained.items().title(recommendation.item()));
            node.set("score", Json.number(recommendation.score()));
        }
        Json.print(terminal.out(), document);
    }
}
