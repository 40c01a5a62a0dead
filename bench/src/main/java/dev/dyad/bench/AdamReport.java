package dev.dyad.bench;

import dev.dyad.bench.measure.Machine;
import dev.dyad.bench.measure.PeakMemory;
import dev.dyad.json.Json;
import dev.dyad.json.JsonArray;
import dev.dyad.json.JsonObject;
import dev.dyad.ratings.Dataset;
import dev.dyad.train.TrainingTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a training by Adam reached.
 *
 * @param task what was trained
 * @param epochs how fast each was
 * @param memory at its highest, reading the data included
 */
record AdamReport(TrainingTask task, List<EpochSpeed> epochs, PeakMemory memory, Machine machine) {

    static final String HEADER = "epoch  training rat./s  epoch rat./s  seconds  test accuracy  test RMSE";

    static String describe(TrainingTask task) {
        Dataset data = task.data();
        String settings = task.trainer().settings().entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s: %,d ratings of %,d items by %,d users, a tenth held out%n%s, dim %d, %s, threads %d",
                data.name(),
                data.ratings().size(),
                data.items().size(),
                data.users().size(),
                task.spec().similarity(),
                task.spec().dim(),
                settings,
                task.options().threads());
    }

    static String line(EpochSpeed epoch) {
        String training = Double.isNaN(epoch.trainingRate()) ? "-" : rate(epoch.trainingRate());
        return String.format(
                Locale.ROOT,
                "%5d  %15s  %12s  %7.2f  %13.4f  %9.4f",
                epoch.report().epoch(),
                training,
                rate(epoch.epochRate()),
                epoch.report().seconds(),
                epoch.report().testAccuracy(),
                epoch.report().testRmse());
    }

    private static String rate(double ratingsPerSecond) {
        return String.format(Locale.ROOT, "%,.0f", ratingsPerSecond);
    }

    /** Memory and machine, for people. */
    String summary() {
        String of = memory.kind() == PeakMemory.Kind.RESIDENT ? "resident" : "Java heap, upper bound";
        return String.format(
                Locale.ROOT, "peak memory  %,.0f MB (%s)%n%s", memory.bytes() / 1e6, of, machine.describe());
    }

    /** All of it; rates in ratings a second, memory in bytes. */
    Json json() {
        Map<String, Json> document = new LinkedHashMap<>();
        document.put("data", data());
        document.put("spec", spec());
        document.put(
                "epochs", new JsonArray(epochs.stream().map(AdamReport::epoch).toList()));
        document.put(
                "peakMemory",
                new JsonObject(Map.of(
                        "bytes",
                        Json.of(memory.bytes()),
                        "kind",
                        Json.of(memory.kind().name().toLowerCase(Locale.ROOT)))));
        document.put("machine", machine.json());
        return new JsonObject(document);
    }

    private Json data() {
        Map<String, Json> data = new LinkedHashMap<>();
        data.put("name", Json.of(task.data().name()));
        data.put("checksum", Json.of(task.data().checksum()));
        data.put("ratings", Json.of(task.data().ratings().size()));
        data.put("users", Json.of(task.data().users().size()));
        data.put("items", Json.of(task.data().items().size()));
        return new JsonObject(data);
    }

    private Json spec() {
        Map<String, Json> spec = new LinkedHashMap<>();
        spec.put("similarity", Json.of(task.spec().similarity().toString()));
        spec.put("dim", Json.of(task.spec().dim()));
        spec.put("trainer", JsonObject.ofTexts(task.trainer().settings()));
        spec.put("split", Json.of(task.split().toString()));
        spec.put("seed", Json.of(task.options().seed()));
        spec.put("threads", Json.of(task.options().threads()));
        return new JsonObject(spec);
    }

    private static Json epoch(EpochSpeed speed) {
        Map<String, Json> epoch = new LinkedHashMap<>();
        epoch.put("epoch", Json.of(speed.report().epoch()));
        epoch.put("trainingRatingsPerSecond", Json.of(speed.trainingRate()));
        epoch.put("epochRatingsPerSecond", Json.of(speed.epochRate()));
        epoch.put("seconds", Json.of(speed.report().seconds()));
        epoch.put("trainLoss", Json.of(speed.report().trainLoss()));
        epoch.put("testAccuracy", Json.of(speed.report().testAccuracy()));
        epoch.put("testRmse", Json.of(speed.report().testRmse()));
        return new JsonObject(epoch);
    }
}
