package dev.dyad.lab.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.DyadException;
import dev.dyad.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads and writes {@code run.json}, which is replaced as a whole. */
final class RunRecordFile {

    private static final String FORMAT = "dyad-run";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunRecordFile() {}

    static void write(RunRecord run, Path file) {
        ObjectNode node = JSON.createObjectNode();
        node.put("format", FORMAT).put("version", VERSION).put("id", run.id());
        run.settings().forEach(node.putObject("settings")::put);
        node.set("data", data(run.data()));
        run.environment().forEach(node.putObject("environment")::put);
        node.put("startedAt", run.startedAt());
        putState(node, run.state());
        try {
            AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts that cannot be written", e);
        }
    }

    private static ObjectNode data(RunData data) {
        return JSON.createObjectNode()
                .put("name", data.name())
                .put("source", data.source())
                .put("checksum", data.checksum())
                .put("ratings", data.ratings())
                .put("users", data.users())
                .put("items", data.items());
    }

    private static void putState(ObjectNode node, RunState state) {
        if (state instanceof RunState.Finished finished) {
            ObjectNode result = node.put("state", "finished").putObject("result");
            result.put("bestEpochByTest", finished.byTest());
            finished.byValidation().ifPresent(epoch -> result.put("bestEpochByValidation", epoch));
            result.put("seconds", finished.seconds()).put("finishedAt", finished.at());
        } else if (state instanceof RunState.Failed failed) {
            node.put("state", "failed")
                    .putObject("failure")
                    .put("kind", failed.kind().name())
                    .put("message", failed.message())
                    .put("failedAt", failed.at());
        } else {
            node.put("state", "begun");
        }
    }

    /**
     * Reads a record; none where there is no such file.
     *
     * @throws DyadException of kind MODEL where the file is damaged or from a newer version
     */
    static Optional<RunRecord> read(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            return Optional.of(record(JSON.readTree(file.toFile())));
        } catch (JacksonException | IllegalArgumentException e) {
            throw DyadException.model(
                    "%s is damaged (%s); delete the folder it is in to train that run again",
                    file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new DyadException(DyadException.Kind.IO, "Cannot read %s: %s".formatted(file, e), e);
        }
    }

    private static RunRecord record(JsonNode node) {
        if (!FORMAT.equals(node.path("format").asText())) {
            throw new IllegalArgumentException("it has no format = " + FORMAT);
        }
        int version = node.path("version").asInt();
        if (version > VERSION) {
            throw new IllegalArgumentException(
                    "it has version %d, and this Dyad reads up to %d: use a newer Dyad".formatted(version, VERSION));
        }
        JsonNode data = member(node, "data");
        return new RunRecord(
                text(node, "id"),
                texts(member(node, "settings")),
                new RunData(
                        text(data, "name"),
                        text(data, "source"),
                        text(data, "checksum"),
                        number(data, "ratings").asInt(),
                        number(data, "users").asInt(),
                        number(data, "items").asInt()),
                texts(member(node, "environment")),
                text(node, "startedAt"),
                state(node));
    }

    private static RunState state(JsonNode node) {
        return switch (text(node, "state")) {
            case "begun" -> new RunState.Begun();
            case "finished" -> finished(member(node, "result"));
            case "failed" -> failed(member(node, "failure"));
            default -> throw new IllegalArgumentException("it has state = " + text(node, "state"));
        };
    }

    private static RunState finished(JsonNode result) {
        return new RunState.Finished(
                number(result, "bestEpochByTest").asInt(),
                result.has("bestEpochByValidation")
                        ? OptionalInt.of(number(result, "bestEpochByValidation").asInt())
                        : OptionalInt.empty(),
                number(result, "seconds").asDouble(),
                text(result, "finishedAt"));
    }

    private static RunState failed(JsonNode failure) {
        return new RunState.Failed(
                DyadException.Kind.valueOf(text(failure, "kind")), text(failure, "message"), text(failure, "failedAt"));
    }

    private static JsonNode member(JsonNode node, String name) {
        JsonNode member = node.path(name);
        if (!member.isObject()) {
            throw new IllegalArgumentException("it has no object " + name);
        }
        return member;
    }

    private static String text(JsonNode node, String name) {
        JsonNode member = node.path(name);
        if (!member.isTextual()) {
            throw new IllegalArgumentException("it has no text " + name);
        }
        return member.asText();
    }

    private static JsonNode number(JsonNode node, String name) {
        JsonNode member = node.path(name);
        if (!member.isNumber()) {
            throw new IllegalArgumentException("it has no number " + name);
        }
        return member;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
