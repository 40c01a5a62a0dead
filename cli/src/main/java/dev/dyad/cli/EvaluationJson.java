package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.evaluate.Evaluation;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.RatingScale;
import java.nio.file.Path;
import java.util.List;

/** What {@code evaluate --json} prints. */
final class EvaluationJson {

    private EvaluationJson() {}

    static ObjectNode document(Path file, TrainedModel model, Unseen unseen, Evaluation evaluation) {
        ObjectNode document = Json.object();
        document.put("model", file.toString());
        document.put("data", unseen.source());
        document.put("ratings", evaluation.ratings());
        document.set("accuracy", Json.number(evaluation.accuracy()));
        document.set("rmse", Json.number(evaluation.rmse()));
        document.set("mae", Json.number(evaluation.mae()));
        document.set("levels", levels(model.factors().scale()));
        document.set("confusion", confusion(evaluation.confusion()));
        document.set("byUserActivity", groups(evaluation.byUserActivity()));
        document.set("byItemPopularity", groups(evaluation.byItemPopularity()));
        ObjectNode leftOut = document.putObject("leftOut");
        leftOut.put("trainedOn", unseen.trainedOn());
        leftOut.put("unknown", unseen.unknownRatings());
        leftOut.put("unknownUsers", unseen.unknownUsers().size());
        leftOut.put("unknownItems", unseen.unknownItems().size());
        return document;
    }

    private static ArrayNode levels(RatingScale scale) {
        ArrayNode levels = Json.array();
        for (int level = 0; level < scale.levels(); level++) {
            levels.add(scale.value(level));
        }
        return levels;
    }

    private static ArrayNode confusion(long[][] counts) {
        ArrayNode rows = Json.array();
        for (long[] given : counts) {
            ArrayNode row = rows.addArray();
            for (long count : given) {
                row.add(count);
            }
        }
        return rows;
    }

    private static ArrayNode groups(List<Evaluation.Group> groups) {
        ArrayNode array = Json.array();
        for (Evaluation.Group group : groups) {
            ObjectNode node = array.addObject();
            node.put("from", group.from());
            if (group.to() == Integer.MAX_VALUE) {
                node.putNull("to");
            } else {
                node.put("to", group.to());
            }
            node.put("ratings", group.ratings());
            node.set("accuracy", Json.number(group.accuracy()));
            node.set("rmse", Json.number(group.rmse()));
            node.set("mae", Json.number(group.mae()));
        }
        return array;
    }
}
