package dev.dyad.store;

import dev.dyad.DyadException;
import dev.dyad.json.Json;
import dev.dyad.json.JsonException;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.History;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Posterior;
import dev.dyad.model.Provenance;
import dev.dyad.model.Side;
import dev.dyad.model.Thresholds;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.RatingScale;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes models as {@code .safetensors} files; {@code docs/model-file.md} lists their tensors and metadata. A
 * model read back gives the same scores, bit for bit.
 */
public final class ModelFile {

    private static final String FORMAT = "dyad-model";
    private static final int VERSION = 5;

    /** What a Dyad of before ordinal heads reads; models that it would not read rightly are of the next version. */
    private static final int REGRESSION_VERSION = 1;

    /** What a Dyad of before features of time reads, likewise. */
    private static final int ORDINAL_VERSION = 2;

    /** What a Dyad of before means of samples reads, likewise. */
    private static final int TIME_VERSION = 3;

    /** What a Dyad of before implicit heads reads, likewise. */
    private static final int SAMPLES_VERSION = 4;

    private static final String USER = "user";
    private static final String ITEM = "item";

    private ModelFile() {}

    /**
     * Writes a model as a whole or not at all: beside the target, forced to disk, renamed over the target.
     *
     * @throws DyadException of kind IO where the disk does not take it; the old file then is as it was
     */
    public static void write(TrainedModel model, Path target) {
        TensorFile.write(target, metadata(model), tensors(model));
    }

    static Map<String, String> metadata(TrainedModel model) {
        FactorModel factors = model.factors();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("version", Integer.toString(version(factors)));
        metadata.put("spec", SpecJson.of(factors.spec()).toString());
        metadata.put("scale", factors.scale().toString());
        metadata.put("offset", Double.toString(factors.offset()));
        PosteriorTensors.addTo(metadata, factors.posterior());
        metadata.put("provenance", ProvenanceJson.of(model.provenance()).toString());
        return metadata;
    }

    private static int version(FactorModel factors) {
        ModelSpec spec = factors.spec();
        if (spec.head() == Head.IMPLICIT) {
            return VERSION;
        }
        if (!factors.posterior().isEmpty()) {
            return SAMPLES_VERSION;
        }
        if (spec.features().needTimes()) {
            return TIME_VERSION;
        }
        return spec.head() == Head.REGRESSION ? REGRESSION_VERSION : ORDINAL_VERSION;
    }

    static List<Tensor> tensors(TrainedModel model) {
        List<Tensor> tensors = new ArrayList<>();
        tensors.addAll(SideTensors.of(USER, model.factors().users()));
        tensors.addAll(SideTensors.of(ITEM, model.factors().items()));
        tensors.addAll(ThresholdTensors.of("", model.factors().thresholds()));
        tensors.addAll(TimeTensors.of(model.factors().times()));
        tensors.addAll(PosteriorTensors.of(model.factors().posterior()));
        tensors.addAll(CatalogTensors.of(USER, model.users()));
        tensors.addAll(CatalogTensors.of(ITEM, model.items()));
        tensors.addAll(HistoryTensors.of(model.history(), model.provenance()));
        if (model.factors().spec().features().needTimes()) {
            tensors.addAll(HistoryTensors.times(model.history()));
        }
        return tensors;
    }

    /**
     * Reads a model.
     *
     * @throws DyadException of kind MODEL where the file is damaged, altered, no model or from a newer version; of kind
     *     IO where the disk does not give it
     */
    public static TrainedModel read(Path source) {
        try (TensorFile file = TensorFile.open(source)) {
            checkFormat(file);
            file.requireHeap("the model", heapBytes(file));
            if (!file.isChecksummed()) {
                throw file.damaged("its checksum is missing");
            }
            return read(file);
        }
    }

    private static void checkFormat(TensorFile file) {
        if (!FORMAT.equals(file.metadata().get("format"))) {
            String missing = file.find(USER + ".factors").isPresent() ? "" : "; tensor 'user.factors' is missing";
            throw file.damaged(
                    "it is not a Dyad model: its metadata has no entry format = %s%s".formatted(FORMAT, missing));
        }
        String version = text(file, "version");
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw file.damaged("its metadata has version = '%s', expected a number".formatted(version));
        }
        if (Integer.parseInt(version) > VERSION) {
            throw file.unusable("it has format version %s, and this Dyad reads up to %d. Use a newer Dyad"
                    .formatted(version, VERSION));
        }
    }

    private static TrainedModel read(TensorFile file) {
        try {
            FactorModel factors = readFactors(file);
            Catalog users = CatalogTensors.read(file, USER);
            Catalog items = CatalogTensors.read(file, ITEM);
            Provenance provenance = ProvenanceJson.read(Json.parse(text(file, "provenance")));
            History history = HistoryTensors.read(
                    file, factors.items().rows(), factors.scale().levels(), provenance);
            return new TrainedModel(factors, users, items, history, provenance);
        } catch (JsonException e) {
            throw file.damaged("its metadata has a wrong entry provenance: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            // The constructors of the model's parts check what they are given.
            throw file.damaged(String.valueOf(e.getMessage()));
        }
    }

    private static FactorModel readFactors(TensorFile file) {
        ModelSpec spec = readSpec(file);
        Posterior posterior = PosteriorTensors.read(file);
        int width = posterior.width(spec.dim());
        Side users = SideTensors.read(file, USER, width, spec.biases().ofUsers());
        Side items = SideTensors.read(file, ITEM, width, spec.biases().ofItems());
        RatingScale scale = readScale(file);
        boolean ordinal = spec.head() == Head.ORDINAL;
        int count = ordinal ? scale.levels() - 1 : 0;
        return new FactorModel(
                spec,
                scale,
                readOffset(file),
                users,
                items,
                ordinal ? ThresholdTensors.read(file, "", count) : Thresholds.NONE,
                TimeTensors.read(file, count),
                posterior);
    }

    private static ModelSpec readSpec(TensorFile file) {
        try {
            return SpecJson.read(Json.parse(text(file, "spec")));
        } catch (JsonException | DyadException e) {
            throw file.damaged("its metadata has a wrong entry spec: " + e.getMessage());
        }
    }

    private static RatingScale readScale(TensorFile file) {
        try {
            return RatingScale.parse(text(file, "scale"));
        } catch (DyadException e) {
            throw file.damaged("its metadata has a wrong entry scale: " + e.getMessage());
        }
    }

    private static double readOffset(TensorFile file) {
        String text = text(file, "offset");
        try {
            double offset = Double.parseDouble(text);
            if (Double.isFinite(offset)) {
                return offset;
            }
        } catch (NumberFormatException e) {
            // Falls through to the message below, which names the text.
        }
        throw file.damaged("its metadata has offset = '%s', expected a number".formatted(text));
    }

    private static String text(TensorFile file, String key) {
        if (!file.metadata().containsKey(key)) {
            throw file.damaged("its metadata has no entry " + key);
        }
        return file.metadata().get(key);
    }

    /** About how much heap a model takes while it is read. */
    private static long heapBytes(TensorFile file) {
        double bytes = 0;
        for (TensorInfo tensor : file.tensors()) {
            String name = tensor.name();
            boolean summed =
                    name.endsWith(".factors") && TextTensors.areIn(file, name.replace(".factors", ".features.names"));
            int copies = 2;
            if (name.endsWith(".offsets")) {
                // 8 bytes here are an object of text there.
                copies = 8;
            } else if (name.endsWith(".factors") && !summed) {
                copies = 1;
            }
            bytes += (double) tensor.bytes() * copies;
        }
        return (long) bytes;
    }
}
