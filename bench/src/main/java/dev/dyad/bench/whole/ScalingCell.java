package dev.dyad.bench.whole;

import dev.dyad.json.Json;
import dev.dyad.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A training of one size.
 *
 * @param ratings in all, a tenth of them held out
 * @param nanosPerRating of the fastest epoch, by the ratings that are learned from
 * @param total seconds from file to model
 * @param peakBytes the most memory resident at one time
 * @param rmse on the held-out ratings, after the last epoch
 */
record ScalingCell(
        long ratings, int dim, int threads, double nanosPerRating, double total, OptionalLong peakBytes, double rmse) {

    Json json() {
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("ratings", Json.of(ratings));
        json.put("dim", Json.of(dim));
        json.put("threads", Json.of(threads));
        json.put("nanosPerRating", Json.of(nanosPerRating));
        json.put("totalSeconds", Json.of(total));
        json.put("peakBytes", peakBytes.isPresent() ? Json.of(peakBytes.getAsLong()) : new Json.Null());
        json.put("testRmse", Json.of(rmse));
        return new JsonObject(json);
    }
}
