package dev.dyad.store;

import dev.dyad.json.Json;
import dev.dyad.json.JsonArray;
import dev.dyad.json.JsonException;
import dev.dyad.json.JsonObject;
import dev.dyad.model.EpochReport;
import dev.dyad.model.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where a model comes from, as JSON. NaN is written as null. */
final class ProvenanceJson {

    private ProvenanceJson() {}

    static Json of(Provenance provenance) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("dataName", Json.of(provenance.dataName()));
        members.put("dataSource", Json.of(provenance.dataSource()));
        members.put("dataChecksum", Json.of(provenance.dataChecksum()));
        members.put("ratings", Json.of(provenance.ratings()));
        members.put("split", Json.of(provenance.split()));
        members.put("validation", Json.of(provenance.validation()));
        members.put("seed", Json.of(provenance.seed()));
        // Sorted, since a Map keeps no order and the same model should be the same bytes.
        members.put("trainer", JsonObject.ofTexts(new TreeMap<>(provenance.trainer())));
        members.put("environment", JsonObject.ofTexts(new TreeMap<>(provenance.environment())));
        members.put("startedAt", Json.of(provenance.startedAt()));
        members.put("seconds", Json.of(provenance.seconds()));
        members.put(
                "epochs",
                new JsonArray(
                        provenance.epochs().stream().map(ProvenanceJson::epoch).toList()));
        return new JsonObject(members);
    }

    private static Json epoch(EpochReport report) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("epoch", Json.of(report.epoch()));
        members.put("trainLoss", Json.of(report.trainLoss()));
        members.put("runningTrainAccuracy", Json.of(report.runningTrainAccuracy()));
        members.put("trainAccuracy", Json.of(report.trainAccuracy()));
        members.put("validationAccuracy", Json.of(report.validationAccuracy()));
        members.put("validationRmse", Json.of(report.validationRmse()));
        members.put("testAccuracy", Json.of(report.testAccuracy()));
        members.put("testRmse", Json.of(report.testRmse()));
        members.put("testMae", Json.of(report.testMae()));
        // Of models that rank alone.
        if (!Double.isNaN(report.validationNdcg()) || !Double.isNaN(report.testNdcg())) {
            members.put("validationNdcg", Json.of(report.validationNdcg()));
            members.put("testNdcg", Json.of(report.testNdcg()));
        }
        members.put("seconds", Json.of(report.seconds()));
        return new JsonObject(members);
    }

    static Provenance read(Json json) throws JsonException {
        JsonObject members = json.asObject();
        List<EpochReport> epochs = new ArrayList<>();
        for (Json epoch : members.get("epochs").asArray().elements()) {
            epochs.add(readEpoch(epoch.asObject()));
        }
        return new Provenance(
                members.get("dataName").asText(),
                members.get("dataSource").asText(),
                members.get("dataChecksum").asText(),
                members.get("ratings").asLong(),
                members.get("split").asText(),
                number(members, "validation", 0),
                members.get("seed").asLong(),
                members.get("trainer").asObject().texts(),
                epochs,
                members.get("environment").asObject().texts(),
                members.get("startedAt").asText(),
                members.get("seconds").asDouble());
    }

    /** A number that files of earlier versions do not have. */
    private static double number(JsonObject members, String name, double ifAbsent) throws JsonException {
        return members.members().containsKey(name) ? members.get(name).asDouble() : ifAbsent;
    }

    private static EpochReport readEpoch(JsonObject members) throws JsonException {
        return new EpochReport(
                members.get("epoch").asInt(),
                members.get("trainLoss").asDouble(),
                members.get("runningTrainAccuracy").asDouble(),
                members.get("trainAccuracy").asDouble(),
                number(members, "validationAccuracy", Double.NaN),
                number(members, "validationRmse", Double.NaN),
                members.get("testAccuracy").asDouble(),
                members.get("testRmse").asDouble(),
                members.get("testMae").asDouble(),
                number(members, "validationNdcg", Double.NaN),
                number(members, "testNdcg", Double.NaN),
                members.get("seconds").asDouble());
    }
}
