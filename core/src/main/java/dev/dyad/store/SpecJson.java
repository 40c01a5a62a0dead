package dev.dyad.store;

import dev.dyad.json.Json;
import dev.dyad.json.JsonException;
import dev.dyad.json.JsonObject;
import dev.dyad.model.Biases;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.Features;
import java.util.LinkedHashMap;
import java.util.Map;

/** The specification of a model, as JSON, in the words of the command line. */
final class SpecJson {

    private SpecJson() {}

    static Json of(ModelSpec spec) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("dim", Json.of(spec.dim()));
        members.put("similarity", Json.of(spec.similarity().toString()));
        members.put("biases", Json.of(spec.biases().toString()));
        members.put("features", Json.of(spec.features().toString()));
        members.put("head", Json.of(spec.head().toString()));
        return new JsonObject(members);
    }

    static ModelSpec read(Json json) throws JsonException {
        JsonObject members = json.asObject();
        return new ModelSpec(
                members.get("dim").asInt(),
                Similarity.parse(members.get("similarity").asText()),
                Biases.parse(members.get("biases").asText()),
                Features.parse(members.get("features").asText()),
                // Files from before there were others have none.
                members.members().containsKey("head")
                        ? Head.parse(members.get("head").asText())
                        : Head.REGRESSION);
    }
}
