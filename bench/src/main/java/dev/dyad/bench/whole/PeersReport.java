package dev.dyad.bench.whole;

import dev.dyad.bench.measure.Machine;
import dev.dyad.json.Json;
import dev.dyad.json.JsonArray;
import dev.dyad.json.JsonObject;
import dev.dyad.ratings.Dataset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the peers reached.
 *
 * @param data the ratings
 * @param runs one of each peer that was there
 * @param given the RMSE to reach, if one is given
 */
record PeersReport(Dataset data, List<PeerRun> runs, OptionalDouble given, Machine machine) {

    /** The RMSE to reach: by default the lowest that all of them reach. */
    double target() {
        return given.orElseGet(
                () -> runs.stream().mapToDouble(PeerRun::lowest).max().orElse(Double.NaN));
    }

    /** A table in Markdown, with the command lines and the machine below. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(format(
                "%s: %,d ratings of %,d items by %,d users, a tenth held out%n%n",
                data.name(),
                data.ratings().size(),
                data.items().size(),
                data.users().size()));
        text.append(format(
                "| program | load, s | epoch, s | save, s | file to model, s | to RMSE %.4f, s | peak memory, MB | test RMSE |%n",
                target()));
        text.append(format("|---|---|---|---|---|---|---|---|%n"));
        for (PeerRun run : runs) {
            text.append(format(
                    "| %s | %s | %s | %s | %s | %s | %s | %s |%n",
                    run.peer(),
                    number("%.2f", run.load()),
                    number("%.3f", run.epoch()),
                    number("%.2f", run.save()),
                    number("%.2f", run.total()),
                    number("%.2f", run.timeTo(target())),
                    megabytes(run.peakBytes()),
                    number("%.4f", run.rmse())));
        }
        text.append(format("%n"));
        runs.forEach(run -> text.append(format("%s: %s; %s%n", run.peer(), run.version(), run.settings())));
        return text.append(machine.describe()).toString();
    }

    static String megabytes(OptionalLong bytes) {
        return bytes.isPresent() ? format("%,.0f", bytes.getAsLong() / 1e6) : "–";
    }

    private static String number(String form, double value) {
        return Double.isNaN(value) ? "–" : format(form, value);
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    Json json() {
        Map<String, Json> document = new LinkedHashMap<>();
        document.put("data", Json.of(data.name()));
        document.put("checksum", Json.of(data.checksum()));
        document.put("ratings", Json.of(data.ratings().size()));
        document.put("targetRmse", Json.of(target()));
        document.put(
                "runs",
                new JsonArray(runs.stream().map(run -> run.json(target())).toList()));
        document.put("machine", machine.json());
        return new JsonObject(document);
    }
}
