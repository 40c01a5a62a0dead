package dev.dyad.lab.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.model.EpochReport;

/** An epoch as a line of JSON. NaN, which JSON does not have, is null. */
final class EpochJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EpochJson() {}

    static String of(EpochReport epoch, double learningRate) {
        ObjectNode node = JSON.createObjectNode();
        node.put("epoch", epoch.epoch());
        put(node, "trainLoss", epoch.trainLoss());
        put(node, "runningTrainAccuracy", epoch.runningTrainAccuracy());
        put(node, "trainAccuracy", epoch.trainAccuracy());
        put(node, "validationAccuracy", epoch.validationAccuracy());
        put(node, "validationRmse", epoch.validationRmse());
        put(node, "testAccuracy", epoch.testAccuracy());
        put(node, "testRmse", epoch.testRmse());
        put(node, "testMae", epoch.testMae());
        put(node, "learningRate", learningRate);
        put(node, "seconds", epoch.seconds());
        return node.toString();
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    static EpochReport read(String line) throws JsonProcessingException {
        JsonNode node = JSON.readTree(line);
        return new EpochReport(
                node.path("epoch").asInt(),
                number(node, "trainLoss"),
                number(node, "runningTrainAccuracy"),
                number(node, "trainAccuracy"),
                number(node, "validationAccuracy"),
                number(node, "validationRmse"),
                number(node, "testAccuracy"),
                number(node, "testRmse"),
                number(node, "testMae"),
                number(node, "seconds"));
    }

    private static double number(JsonNode node, String name) {
        JsonNode member = node.path(name);
        if (!member.isNumber() && !member.isNull()) {
            throw new IllegalArgumentException("it has no number " + name);
        }
        return member.isNull() ? Double.NaN : member.asDouble();
    }
}
