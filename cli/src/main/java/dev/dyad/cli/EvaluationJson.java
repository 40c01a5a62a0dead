package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.evaluate.DistributionMetrics;
import dev.dyad.evaluate.Evaluation;
import dev.dyad.evaluate.IntervalMetrics;
import dev.dyad.evaluate.RatingMetrics;
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
        putMetrics(document, evaluation.metrics());
        evaluation.distribution().ifPresent(d -> document.set("distribution", distribution(d)));
        evaluation.intervals().ifPresent(i -> document.set("intervals", intervals(i)));
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

    private static void putMetrics(ObjectNode node, RatingMetrics metrics) {
        node.put("ratings", metrics.ratings());
        node.set("accuracy", Json.number(metrics.accuracy()));
        node.set("rmse", Json.number(metrics.rmse()));
        node.set("mae", Json.number(metrics.mae()));
    }

    private static ObjectNode distribution(DistributionMetrics metrics) {
        ObjectNode node = Json.object();
        node.set("medianRmse", Json.number(metrics.medianRmse()));
        node.set("medianMae", Json.number(metrics.medianMae()));
        node.set("negativeLogLikelihood", Json.number(metrics.negativeLogLikelihood()));
        node.set("calibrationError", Json.number(metrics.calibrationError()));
        node.set("modeCalibrationError", Json.number(metrics.modeCalibrationError()));
        ArrayNode ranges = node.putArray("reliability");
        for (DistributionMetrics.Reliability range : metrics.reliability()) {
            ranges.addObject()
                    .put("from", range.from())
                    .put("to", range.to())
                    .put("count", range.count())
                    .put("predicted", range.predicted())
                    .put("observed", range.observed());
        }
        return node;
    }

    private static ObjectNode intervals(IntervalMetrics metrics) {
        ObjectNode node = Json.object();
        node.set("meanDeviation", Json.number(metrics.meanDeviation()));
        node.set("standardizedRmse", Json.number(metrics.standardizedRmse()));
        ArrayNode coverage = node.putArray("coverage");
        for (IntervalMetrics.Coverage interval : metrics.coverage()) {
            coverage.addObject()
                    .put("deviations", interval.deviations())
                    .put("expected", interval.expected())
                    .put("observed", interval.observed());
        }
        return node;
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
            putMetrics(node, group.metrics());
        }
        return array;
    }
}
