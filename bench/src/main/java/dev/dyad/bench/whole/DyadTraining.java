package dev.dyad.bench.whole;

import dev.dyad.DyadException;
import dev.dyad.json.Json;
import dev.dyad.json.JsonException;
import dev.dyad.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A {@code dyad train} as users run it.
 *
 * @param process what was seen of it
 * @param document what {@code --json} printed
 */
record DyadTraining(ProcessRun process, JsonObject document) {

    private static final String HEADER = "\\s*epoch\\s+loss\\b.*";
    private static final String EPOCH = "\\s*\\d+\\s+\\d.*";

    /**
     * Trains.
     *
     * @param dyad the command that starts Dyad
     * @param more words of the command line
     */
    static DyadTraining run(List<String> dyad, Path data, Path model, List<String> more) {
        List<String> command = new ArrayList<>(dyad);
        command.addAll(List.of("train", "--json", "--fresh", "--data", data.toString(), "--out", model.toString()));
        command.addAll(more);
        ProcessRun process = ProcessRun.of(command).orFail("dyad train");
        try {
            return new DyadTraining(process, Json.parse(process.text()).asObject());
        } catch (JsonException e) {
            throw unreadable(e);
        }
    }

    private static DyadException unreadable(JsonException e) {
        return new DyadException(
                DyadException.Kind.DATA, "What dyad train --json printed cannot be read: " + e.getMessage(), e);
    }

    /** How many ratings it learned from. */
    long trained() {
        try {
            return document.get("data").asObject().get("train").asLong();
        } catch (JsonException e) {
            throw unreadable(e);
        }
    }

    /** The seconds of each epoch. */
    double[] epochSeconds() {
        return ofEpochs("seconds");
    }

    /** The RMSE on the held-out part after each epoch. */
    double[] testRmse() {
        return ofEpochs("testRmse");
    }

    private double[] ofEpochs(String member) {
        try {
            List<Json> epochs = document.get("epochs").asArray().elements();
            double[] values = new double[epochs.size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = epochs.get(k).asObject().get(member).asDouble();
            }
            return values;
        } catch (JsonException e) {
            throw unreadable(e);
        }
    }

    /** Until the table of epochs begins; NaN where it was not seen. */
    double loadSeconds() {
        return process.first(HEADER).orElse(Double.NaN);
    }

    /** From the last epoch's line to the end; NaN where it was not seen. */
    double saveSeconds() {
        OptionalDouble last = process.last(EPOCH);
        return last.isPresent() ? process.seconds() - last.getAsDouble() : Double.NaN;
    }

    /** The middle one of some times; of an even number of them the mean of the middle two. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
