package dev.dyad.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.model.EpochReport;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Dataset;
import dev.dyad.train.TrainingTask;
import java.nio.file.Path;

/** What {@code train --json} prints. */
final class TrainingJson {

    private TrainingJson() {}

    static ObjectNode document(TrainingTask task, TrainedModel model, Path file) {
        LearningCurve curve = new LearningCurve(model.provenance().epochs());
        ObjectNode document = Json.object();
        document.set("data", data(task, model));
        document.set("spec", spec(task));
        document.set("epochs", curve.toJson());
        document.set(
                "best",
                curve.best().map(best -> best(best, curve)).orElse(Json.object().nullNode()));
        document.put("model", file.toString());
        document.set("seconds", Json.number(model.provenance().seconds()));
        return document;
    }

    private static ObjectNode data(TrainingTask task, TrainedModel model) {
        Dataset dataset = task.data();
        int heldOut = 0;
        int ratings = model.history().start(model.history().users());
        for (int k = 0; k < ratings; k++) {
            heldOut += model.history().isHeldOut(k) ? 1 : 0;
        }
        ObjectNode data = Json.object();
        data.put("name", dataset.name());
        data.put("source", dataset.source());
        data.put("checksum", model.provenance().dataChecksum());
        data.put("scale", dataset.ratings().scale().toString());
        data.put("ratings", ratings);
        data.put("users", dataset.users().size());
        data.put("items", dataset.items().size());
        data.put("train", ratings - heldOut - model.history().validationSize());
        data.put("validation", model.history().validationSize());
        data.put("heldOut", heldOut);
        ArrayNode notes = data.putArray("notes");
        dataset.notes().forEach(notes::add);
        task.split().notes(dataset.ratings()).forEach(notes::add);
        return data;
    }

    private static ObjectNode spec(TrainingTask task) {
        ObjectNode spec = Json.object();
        spec.put("similarity", task.spec().similarity().toString());
        spec.put("dim", task.spec().dim());
        spec.put("biases", task.spec().biases().toString());
        spec.put("features", task.spec().features().toString());
        spec.put("head", task.spec().head().toString());
        task.trainer().settings().forEach((name, value) -> spec.set(camelCase(name), Json.numberOrText(value)));
        spec.put("split", task.split().toString());
        spec.set("validation", Json.number(task.validation()));
        spec.put("seed", task.options().seed());
        spec.put("threads", task.options().threads());
        return spec;
    }

    private static JsonNode best(EpochReport epoch, LearningCurve curve) {
        ObjectNode best = LearningCurve.toJson(epoch);
        String measure = curve.isRanking() ? "Ndcg" : "Accuracy";
        best.put("chosenBy", (curve.hasValidation() ? "validation" : "test") + measure);
        return best;
    }

    /** {@code learning-rate} as JSON has it: {@code learningRate}. */
    private static String camelCase(String name) {
        StringBuilder result = new StringBuilder();
        for (String part : name.split("-", -1)) {
            result.append(result.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return result.toString();
    }
}
