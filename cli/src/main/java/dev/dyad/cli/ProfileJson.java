package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.data.AttributeCoverage;
import dev.dyad.data.DataProfile;
import dev.dyad.data.LongTail;
import java.util.List;

/** What {@code data show --json} prints. */
final class ProfileJson {

    private ProfileJson() {}

    static ObjectNode document(DataProfile profile) {
        ObjectNode document = Json.object();
        document.put("name", profile.name());
        document.put("source", profile.source());
        document.put("checksum", profile.checksum());
        document.put("scale", profile.scale().toString());
        document.put("ratings", profile.ratings());
        document.set("meanRating", Json.number(profile.meanRating()));
        document.set("density", Json.number(profile.density()));
        ArrayNode histogram = document.putArray("histogram");
        profile.histogram()
                .forEach(level ->
                        histogram.addObject().put("rating", level.rating()).put("count", level.count()));
        document.set("byUser", tail(profile.byUser()));
        document.set("byItem", tail(profile.byItem()));
        profile.times()
                .ifPresentOrElse(
                        span -> document.putObject("times")
                                .put("first", span.first().toString())
                                .put("last", span.last().toString())
                                .put("shareBeforeHalfStars", span.shareBeforeHalfStars()),
                        () -> document.putNull("times"));
        document.put("titledItems", profile.titledItems());
        document.set("userAttributes", attributes(profile.userAttributes()));
        document.set("itemAttributes", attributes(profile.itemAttributes()));
        ArrayNode problems = document.putArray("problems");
        profile.problems().forEach(problems::add);
        return document;
    }

    private static ObjectNode tail(LongTail tail) {
        return Json.object()
                .put("rows", tail.rows())
                .put("withoutRatings", tail.withoutRatings())
                .put("min", tail.min())
                .put("median", tail.median())
                .put("mean", tail.mean())
                .put("max", tail.max())
                .put("topOnePercentShare", tail.topOnePercentShare())
                .put("topTenPercentShare", tail.topTenPercentShare())
                .put("withOneRating", tail.withOneRating())
                .put("withFewerThanFive", tail.withFewerThanFive())
                .put("gini", tail.gini());
    }

    private static ArrayNode attributes(List<AttributeCoverage> attributes) {
        ArrayNode array = Json.array();
        attributes.forEach(attribute -> array.addObject()
                .put("name", attribute.name())
                .put("values", attribute.values())
                .put("described", attribute.described())
                .put("rows", attribute.rows()));
        return array;
    }
}
