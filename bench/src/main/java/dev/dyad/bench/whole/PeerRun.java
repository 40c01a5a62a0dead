package dev.dyad.bench.whole;

import dev.dyad.json.Json;
import dev.dyad.json.JsonArray;
import dev.dyad.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a program reached, from the file of ratings to the saved model. Times are in seconds, NaN where they cannot be
 * told apart.
 *
 * @param peer the program
 * @param version of it, or the commit it was built from
 * @param settings its command line
 * @param load until the first epoch begins: start of the program, reading, preparing
 * @param epoch the median over the epochs
 * @param save from the end of the last epoch to the saved model
 * @param total from start to saved model
 * @param peakBytes the most memory resident at one time
 * @param curve the RMSE on the held-out ratings after each epoch it is known for, as the program itself measures it
 * @param rmse of the saved model on the held-out ratings, measured alike for all: predictions clamped to the scale
 */
record PeerRun(
        String peer,
        String version,
        String settings,
        double load,
        double epoch,
        double save,
        double total,
        OptionalLong peakBytes,
        List<Point> curve,
        double rmse) {

    /** @param epoch from 1 */
    record Point(int epoch, double rmse) {}

    PeerRun {
        curve = List.copyOf(curve);
    }

    /** The lowest RMSE of the curve; infinite where there is no curve. */
    double lowest() {
        return curve.stream().mapToDouble(Point::rmse).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** The time of a run that ends with the first epoch that reaches an RMSE, loading and saving included; NaN if none does. */
    double timeTo(double target) {
        return curve.stream()
                .filter(point -> point.rmse() <= target)
                .findFirst()
                .map(point -> load + point.epoch() * epoch + save)
                .orElse(Double.NaN);
    }

    Json json(double target) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("peer", Json.of(peer));
        json.put("version", Json.of(version));
        json.put("settings", Json.of(settings));
        json.put("loadSeconds", Json.of(load));
        json.put("epochSeconds", Json.of(epoch));
        json.put("saveSeconds", Json.of(save));
        json.put("totalSeconds", Json.of(total));
        json.put("secondsToTarget", Json.of(timeTo(target)));
        json.put("peakBytes", peakBytes.isPresent() ? Json.of(peakBytes.getAsLong()) : new Json.Null());
        json.put("testRmse", Json.of(rmse));
        json.put("curve", new JsonArray(curve.stream().map(PeerRun::json).toList()));
        return new JsonObject(json);
    }

    private static Json json(Point point) {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("epoch", Json.of(point.epoch()));
        json.put("testRmse", Json.of(point.rmse()));
        return new JsonObject(json);
    }
}
