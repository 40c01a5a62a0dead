package dev.dyad.lab.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.DyadException;
import dev.dyad.lab.FigureKind;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.lab.Variant;
import dev.dyad.lab.studies.RunSettings;
import dev.dyad.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The studies that were asked for in a folder, so that their report can be made again without asking for them. */
final class StudiesFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StudiesFile() {}

    static void write(List<Study> studies, Path file) {
        ObjectNode document = JSON.createObjectNode();
        ArrayNode array = document.putArray("studies");
        studies.forEach(study -> put(study, array.addObject()));
        try {
            AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts that cannot be written", e);
        }
    }

    private static void put(Study study, ObjectNode node) {
        node.put("name", study.name()).put("title", study.title()).put("question", study.question());
        study.figures().forEach(figure -> node.withArray("figures").add(figure.toString()));
        study.seeds().forEach(seed -> node.withArray("seeds").add(seed));
        for (Variant variant : study.variants()) {
            ObjectNode child = node.withArray("variants").addObject().put("label", variant.label());
            variant.spec().settings().forEach(child.putObject("settings")::put);
        }
    }

    /** The studies in a file, none where there is no file. */
    static List<Study> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<Study> studies = new ArrayList<>();
            JSON.readTree(file.toFile()).path("studies").forEach(node -> studies.add(study(node)));
            return studies;
        } catch (JacksonException | DyadException e) {
            throw DyadException.model(
                    "%s is damaged (%s); delete it, and run the studies again: what is trained is kept",
                    file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new DyadException(DyadException.Kind.IO, "Cannot read %s: %s".formatted(file, e), e);
        }
    }

    private static Study study(JsonNode node) {
        List<Variant> variants = new ArrayList<>();
        node.path("variants")
                .forEach(child ->
                        variants.add(new Variant(child.path("label").asText(), spec(texts(child.path("settings"))))));
        List<Long> seeds = new ArrayList<>();
        node.path("seeds").forEach(seed -> seeds.add(seed.asLong()));
        List<FigureKind> figures = new ArrayList<>();
        node.path("figures").forEach(figure -> figures.add(FigureKind.parse(figure.asText())));
        return new Study(
                node.path("name").asText(),
                node.path("title").asText(),
                node.path("question").asText(),
                variants,
                seeds,
                figures);
    }

    /** The run that has these settings. */
    static RunSpec spec(Map<String, String> settings) {
        return RunSettings.STUDY.with(settings).toSpec();
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
