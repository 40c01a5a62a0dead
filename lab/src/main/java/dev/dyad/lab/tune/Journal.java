package dev.dyad.lab.tune;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.DyadException;
import dev.dyad.lab.run.LineFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The judgements so far, a line of JSON each, on disk as soon as they are made. A line is written before its epoch is in the
 * run's folder, so that a search that was killed finds every judgement of the epochs it finds. The last line may be torn by
 * a kill, and is cut off.
 */
final class Journal implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Key(String run, int epoch) {}

    private final Path file;
    private final LineFile lines;
    private final Map<Key, Judgement> judgements = new HashMap<>();

    private Journal(Path file) {
        this.file = file;
        this.lines = LineFile.open(file);
    }

    /** Opens a journal, which is made where there is none. */
    static Journal open(Path file) {
        try {
            Journal journal = new Journal(file);
            String text = Files.readString(file);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            whole.lines().forEach(journal::read);
            journal.lines.cut(whole.getBytes(StandardCharsets.UTF_8).length);
            return journal;
        } catch (IOException e) {
            throw new DyadException(DyadException.Kind.IO, "Cannot read %s: %s".formatted(file, e), e);
        }
    }

    private void read(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            Judgement judgement = new Judgement(
                    node.path("epoch").asInt(), number(node, "accuracy"), number(node, "rmse"), number(node, "nll"));
            judgements.put(new Key(node.path("run").asText(), judgement.epoch()), judgement);
        } catch (JsonProcessingException e) {
            throw DyadException.model(
                    "%s is damaged (%s); delete the folder it is in to search again", file, e.getOriginalMessage());
        }
    }

    private static double number(JsonNode node, String name) {
        return node.path(name).asDouble(Double.NaN);
    }

    /** How the run was judged after an epoch, if it was. */
    synchronized Optional<Judgement> of(String run, int epoch) {
        return Optional.ofNullable(judgements.get(new Key(run, epoch)));
    }

    /** Forgets all judgements. */
    synchronized void clear() {
        lines.cut(0);
        judgements.clear();
    }

    synchronized void add(String run, Judgement judgement) {
        ObjectNode node = JSON.createObjectNode().put("run", run).put("epoch", judgement.epoch());
        node.put("accuracy", judgement.accuracy()).put("rmse", judgement.rmse());
        if (Double.isFinite(judgement.nll())) {
            node.put("nll", judgement.nll());
        }
        lines.append(node.toString());
        judgements.put(new Key(run, judgement.epoch()), judgement);
    }

    @Override
    public void close() {
        lines.close();
    }
}
