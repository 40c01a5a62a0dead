package dev.dyad.train.adam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.model.Biases;
import dev.dyad.model.FactorMatrix;
import dev.dyad.model.FactorModel;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Side;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import dev.dyad.train.Adam;
import dev.dyad.train.LearningRate;
import dev.dyad.train.Start;
import dev.dyad.train.TrainingData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A small problem with what PyTorch's dense Adam computed for it in double precision. */
record ReferenceCase(JsonNode json) {

    static ReferenceCase load(String name) {
        try (InputStream in = ReferenceCase.class.getResourceAsStream(name + ".json")) {
            return new ReferenceCase(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode config() {
        return json.get("config");
    }

    Adam trainer() {
        return new Adam(
                config().get("epochs").asInt(),
                config().get("batchSize").asInt(),
                LearningRate.constant(config().get("learningRate").asDouble()),
                config().get("weightDecay").asDouble(),
                0,
                0,
                Start.TORCH);
    }

    ModelSpec spec() {
        boolean user = config().get("userBias").asBoolean();
        boolean item = config().get("itemBias").asBoolean();
        Biases biases = user ? item ? Biases.BOTH : Biases.USER : item ? Biases.ITEM : Biases.NONE;
        return new ModelSpec(
                config().get("dim").asInt(),
                Similarity.parse(config().get("similarity").asText()),
                biases,
                Features.NONE);
    }

    double offset() {
        return config().get(spec().similarity() == Similarity.DOT ? "globalMean" : "cosineCentre")
                .asDouble();
    }

    /** The ratings as they stand, repeated pairs included: their order is what the batches speak of. */
    Ratings ratings() {
        int[] users = new int[json.get("ratings").size()];
        int[] items = new int[users.length];
        byte[] levels = new byte[users.length];
        for (int i = 0; i < users.length; i++) {
            JsonNode rating = json.get("ratings").get(i);
            users[i] = rating.get(0).asInt();
            items[i] = rating.get(1).asInt();
            levels[i] = (byte) RatingScale.HALF_STARS.levelOf(rating.get(2).asDouble());
        }
        return RatingsBuilder.ofColumns(
                RatingScale.HALF_STARS,
                config().get("users").asInt(),
                config().get("items").asInt(),
                users,
                items,
                levels);
    }

    TrainingData data() {
        Ratings ratings = ratings();
        return new TrainingData(
                ratings,
                ratings,
                features("userFeatures", ratings.userCount()),
                features("itemFeatures", ratings.itemCount()));
    }

    private FeatureMatrix features(String name, int rows) {
        JsonNode matrix = json.path(name);
        if (!matrix.isArray()) {
            return FeatureMatrix.none(rows);
        }
        List<String> names = new ArrayList<>();
        for (int f = 0; f < matrix.get(0).size(); f++) {
            names.add("feature " + f);
        }
        int[] starts = new int[rows + 1];
        List<Integer> columns = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int f = 0; f < names.size(); f++) {
                if (matrix.get(row).get(f).asDouble() != 0) {
                    columns.add(f);
                    weights.add((float) matrix.get(row).get(f).asDouble());
                }
            }
            starts[row + 1] = columns.size();
        }
        float[] values = new float[weights.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = weights.get(k);
        }
        return new FeatureMatrix(
                names, starts, columns.stream().mapToInt(Integer::intValue).toArray(), values);
    }

    FactorModel initial() {
        return model("initial");
    }

    FactorModel expected() {
        return model("final");
    }

    private FactorModel model(String when) {
        TrainingData data = data();
        JsonNode p = json.get(when);
        Side users = new Side(
                matrix(p.path("userFactors")),
                vector(p.path("userBias")),
                data.userFeatures(),
                matrix(p.path("userFeatureFactors")));
        Side items = new Side(
                matrix(p.path("itemFactors")),
                vector(p.path("itemBias")),
                data.itemFeatures(),
                matrix(p.path("itemFeatureFactors")));
        return new FactorModel(spec(), RatingScale.HALF_STARS, offset(), users, items);
    }

    private FactorMatrix matrix(JsonNode rows) {
        return FactorMatrix.of(rows.size(), spec().dim(), (row, target, at) -> {
            for (int k = 0; k < spec().dim(); k++) {
                target[at + k] = (float) rows.get(row).get(k).asDouble();
            }
        });
    }

    private static float[] vector(JsonNode values) {
        float[] result = new float[values.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) values.get(i).asDouble();
        }
        return result;
    }

    /** The batches of an epoch, one after the other. */
    int[] order(int epoch) {
        int size = json.get("ratings").size();
        int[] order = new int[size];
        int at = -(epoch - 1) * size;
        for (JsonNode batch : json.get("batches")) {
            for (JsonNode index : batch) {
                if (at >= 0 && at < size) {
                    order[at] = index.asInt();
                }
                at++;
            }
        }
        return order;
    }

    double[] doubles(String name) {
        JsonNode values = json.get(name);
        double[] result = new double[values.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = values.get(i).asDouble();
        }
        return result;
    }

    double number(String name) {
        return json.get(name).asDouble();
    }
}
