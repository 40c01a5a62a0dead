package dev.dyad.lab.tune;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.DyadException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    private final FileChannel channel;
    private final Map<Key, Judgement> judgements = new HashMap<>();

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens a journal, which is made where there is none. */
    static Journal open(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Journal journal = new Journal(file, channel);
            String text = Files.readString(file);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            whole.lines().forEach(journal::read);
            long end = whole.getBytes(StandardCharsets.UTF_8).length;
            channel.truncate(end);
            channel.position(end);
            return journal;
        } catch (IOException e) {
            throw failure(file, e);
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
        try {
            channel.truncate(0);
            channel.position(0);
        } catch (IOException e) {
            throw failure(file, e);
        }
        judgements.clear();
    }

    synchronized void add(String run, Judgement judgement) {
        ObjectNode node = JSON.createObjectNode().put("run", run).put("epoch", judgement.epoch());
        node.put("accuracy", judgement.accuracy()).put("rmse", judgement.rmse());
        if (Double.isFinite(judgement.nll())) {
            node.put("nll", judgement.nll());
        }
        ByteBuffer line = ByteBuffer.wrap((node + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException e) {
            throw failure(file, e);
        }
        judgements.put(new Key(run, judgement.epoch()), judgement);
    }

    private static DyadException failure(Path file, IOException e) {
        return new DyadException(
                DyadException.Kind.IO,
                "Cannot write %s (%s): make room on the disk, or see that the file can be written to"
                        .formatted(file, e),
                e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure(file, e);
        }
    }
}
