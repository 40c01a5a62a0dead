package dev.dyad.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.History;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Posterior;
import dev.dyad.model.RandomModels;
import dev.dyad.model.Side;
import dev.dyad.model.Thresholds;
import dev.dyad.model.TimeEffects;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Attribute;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.FeatureMatrix;
import dev.dyad.ratings.Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

    @TempDir
    Path folder;

    @Test
    void aModelReadBackIsTheSameModel() {
        for (long seed = 1; seed <= 20; seed++) {
            System.out.println("seed " + seed);
            SplittableRandom random = new SplittableRandom(seed);
            checkRoundTrip(RandomModels.rich(random, random.nextInt(1, 20), random.nextInt(2, 30)));
            checkRoundTrip(RandomModels.plain(random, random.nextInt(1, 20), random.nextInt(1, 30), 3));
            checkRoundTrip(RandomModels.ordinal(random, random.nextInt(1, 20), random.nextInt(1, 30), 3));
            checkRoundTrip(RandomModels.timed(random, random.nextInt(1, 20), random.nextInt(1, 30), 3));
        }
    }

    @Test
    void aModelOfNobodyIsReadBackToo() {
        checkRoundTrip(RandomModels.plain(new SplittableRandom(1), 0, 0, 4));
    }

    @Test
    void theSameModelIsTheSameBytes() throws IOException {
        TrainedModel model = RandomModels.rich(new SplittableRandom(5), 7, 9);
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        ModelFile.write(model, first);
        ModelFile.write(ModelFile.read(first), second);
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    /** Files written before there were validation parts: no such tensor, and no such entry in the provenance. */
    @Test
    void aFileFromBeforeValidationPartsIsRead() {
        TrainedModel model = RandomModels.rich(new SplittableRandom(5), 7, 9);
        Map<String, String> metadata = new LinkedHashMap<>(ModelFile.metadata(model));
        metadata.computeIfPresent("provenance", (name, json) -> json.replaceAll("\"validation\\w*\":[^,]*,", ""));
        List<Tensor> tensors = ModelFile.tensors(model).stream()
                .filter(tensor -> !tensor.name().equals("history.validation"))
                .toList();
        assertTrue(tensors.size() < ModelFile.tensors(model).size());
        Path file = folder.resolve("old.safetensors");
        TensorFile.write(file, metadata, tensors);

        TrainedModel read = ModelFile.read(file);

        assertEquals(0, read.history().validationSize());
        assertEquals(0, read.provenance().validation());
        assertFalse(read.provenance().epochs().get(1).hasValidation());
        assertTrue(model.provenance().epochs().get(1).hasValidation());
        assertEquals(0.3, read.provenance().epochs().get(1).testAccuracy());
    }

    @Test
    void aFileFromBeforeHeadsIsReadAsRegression() {
        TrainedModel model = RandomModels.plain(new SplittableRandom(5), 7, 9, 3);
        Map<String, String> metadata = new LinkedHashMap<>(ModelFile.metadata(model));
        assertEquals("1", metadata.get("version"), "an older Dyad reads it, too");
        metadata.computeIfPresent("spec", (name, json) -> json.replace(",\"head\":\"regression\"", ""));
        assertFalse(metadata.get("spec").contains("head"));
        Path file = folder.resolve("old.safetensors");
        TensorFile.write(file, metadata, ModelFile.tensors(model));

        assertEquals(Head.REGRESSION, ModelFile.read(file).factors().spec().head());
    }

    @Test
    void anOrdinalModelIsRefusedByADyadThatWouldTakeItsLogitsForRatings() {
        TrainedModel model = RandomModels.ordinal(new SplittableRandom(5), 7, 9, 3);
        assertEquals("2", ModelFile.metadata(model).get("version"));
    }

    /** Three samples of one dimension make the nine numbers of these rows. */
    @Test
    void aMeanOfSamplesIsReadBackWithItsDeviations() {
        TrainedModel wide = RandomModels.plain(new SplittableRandom(5), 7, 9, 9);
        FactorModel factors = wide.factors();
        float[] users = {0, 1, 2, 0.5f, 4, 0.25f, 7};
        float[] items = {3, 0, 0, 1, 2, 0.125f, 9, 1, 6};
        ModelSpec spec =
                new ModelSpec(1, factors.spec().similarity(), factors.spec().biases(), Features.NONE);
        FactorModel mean = new FactorModel(
                spec,
                factors.scale(),
                factors.offset(),
                factors.users(),
                factors.items(),
                Thresholds.NONE,
                TimeEffects.NONE,
                new Posterior(3, users, items));
        TrainedModel model = new TrainedModel(mean, wide.users(), wide.items(), wide.history(), wide.provenance());
        assertEquals("4", ModelFile.metadata(model).get("version"));
        Path file = folder.resolve("mean.safetensors");
        ModelFile.write(model, file);

        FactorModel read = ModelFile.read(file).factors();

        assertEquals(mean.spec(), read.spec());
        for (int user = 0; user < 7; user++) {
            assertEquals(mean.score(user, 4), read.score(user, 4));
            assertEquals(mean.deviation(user, 4), read.deviation(user, 4));
        }
    }

    @Test
    void aModelThatKnowsOfTimesIsRefusedByADyadThatDoesNot() {
        TrainedModel model = RandomModels.timed(new SplittableRandom(5), 7, 9, 3);
        assertEquals("3", ModelFile.metadata(model).get("version"));
    }

    @Test
    void timesThatDoNotFitAreRefused() {
        TrainedModel model = RandomModels.timed(new SplittableRandom(5), 7, 9, 3);
        refused(model, Tensor.ints("user.days.starts", new int[] {0, 1}), "periods of users");
        refused(model, Tensor.ints("user.sittings.seconds", new int[] {0}), "periods of users");
        refused(model, Tensor.ints("user.days.seconds", new int[] {1, 2}), "expected 1");
        refused(model, Tensor.ints("item.drift.starts", new int[] {200, 100}), "do not ascend");
        refused(model, Tensor.ints("item.drift.starts", new int[] {200}), "expected [rows, 2]");
        refused(model, Tensor.ints("eras.starts", new int[] {1, 2}), "eras.1.thresholds");
        refused(model, Tensor.ints("history.times", new int[] {1}), "1 times");
        refused(model, Tensor.floats("user.days.biases", new float[] {Float.NaN}), "NaN");
    }

    private void refused(TrainedModel model, Tensor wrong, String expected) {
        List<Tensor> tensors = new ArrayList<>(ModelFile.tensors(model));
        assertTrue(tensors.removeIf(tensor -> tensor.name().equals(wrong.name())), wrong.name());
        tensors.add(wrong);
        Path file = folder.resolve("wrong.safetensors");
        TensorFile.write(file, ModelFile.metadata(model), tensors);
        DyadException error = assertThrows(DyadException.class, () -> ModelFile.read(file));
        assertTrue(error.getMessage().contains(expected), error.getMessage());
    }

    @Test
    void anImplicitModelComesBackAndIsRefusedByADyadThatWouldTakeItsScoresForRatings() {
        TrainedModel model = RandomModels.implicit(new SplittableRandom(6), 7, 9, 3);
        assertEquals("5", ModelFile.metadata(model).get("version"));
        Path file = folder.resolve("implicit.safetensors");
        ModelFile.write(model, file);

        TrainedModel read = ModelFile.read(file);

        assertEquals(Head.IMPLICIT, read.factors().spec().head());
        assertEquals(model.factors().score(3, 4), read.factors().score(3, 4));
        assertEquals(model.provenance().epochs(), read.provenance().epochs());
    }

    @Test
    void thresholdsThatDoNotAscendAreRefused() {
        TrainedModel model = RandomModels.ordinal(new SplittableRandom(5), 7, 9, 3);
        List<Tensor> tensors = new ArrayList<>(ModelFile.tensors(model));
        tensors.removeIf(tensor -> tensor.name().equals("thresholds"));
        tensors.add(Tensor.floats("thresholds", new float[] {-1, 0, -0.5f, 2}));
        Path file = folder.resolve("wrong.safetensors");
        TensorFile.write(file, ModelFile.metadata(model), tensors);

        DyadException error = assertThrows(DyadException.class, () -> ModelFile.read(file));
        assertTrue(error.getMessage().contains("thresholds that do not ascend"), error.getMessage());
    }

    private void checkRoundTrip(TrainedModel model) {
        Path file = folder.resolve("m.safetensors");
        ModelFile.write(model, file);
        TrainedModel read = ModelFile.read(file);
        assertEquals(model.factors().spec(), read.factors().spec());
        assertEquals(model.factors().scale(), read.factors().scale());
        assertEquals(model.factors().offset(), read.factors().offset());
        assertEquals(model.provenance(), read.provenance());
        for (int user = 0; user < model.users().size(); user++) {
            for (int item = 0; item < model.items().size(); item++) {
                assertEquals(
                        Float.floatToIntBits(model.factors().score(user, item)),
                        Float.floatToIntBits(read.factors().score(user, item)));
                assertEquals(model.factors().answer(user, item), read.factors().answer(user, item));
                OptionalLong time = OptionalLong.of(86_400L * (user * 17 + item * 5) + 300L * item);
                assertEquals(
                        model.factors().score(user, item, time), read.factors().score(user, item, time));
                assertEquals(
                        model.factors().answer(user, item, time), read.factors().answer(user, item, time));
            }
        }
        checkSide(model.factors().users(), read.factors().users());
        checkSide(model.factors().items(), read.factors().items());
        checkCatalog(model.users(), read.users());
        checkCatalog(model.items(), read.items());
        checkHistory(model.history(), read.history());
    }

    private static void checkSide(Side expected, Side actual) {
        assertArrayEquals(expected.biases(), actual.biases());
        for (int row = 0; row < expected.rows(); row++) {
            for (int k = 0; k < expected.factors().dim(); k++) {
                assertEquals(expected.factors().get(row, k), actual.factors().get(row, k));
            }
        }
        FeatureMatrix features = expected.features();
        assertEquals(features.names(), actual.features().names());
        assertEquals(features.rows(), actual.features().rows());
        for (int row = 0; row <= features.rows(); row++) {
            assertEquals(features.start(row), actual.features().start(row));
        }
        for (int k = 0; k < features.start(features.rows()); k++) {
            assertEquals(features.feature(k), actual.features().feature(k));
            assertEquals(features.weight(k), actual.features().weight(k));
        }
        for (int feature = 0; feature < features.count(); feature++) {
            for (int k = 0; k < expected.featureFactors().dim(); k++) {
                assertEquals(
                        expected.featureFactors().get(feature, k),
                        actual.featureFactors().get(feature, k));
            }
        }
    }

    private static void checkCatalog(Catalog expected, Catalog actual) {
        assertEquals(expected.size(), actual.size());
        assertEquals(expected.ids().isNumeric(), actual.ids().isNumeric());
        assertEquals(expected.titles(), actual.titles());
        assertEquals(expected.attributes().size(), actual.attributes().size());
        for (int row = 0; row < expected.size(); row++) {
            assertEquals(expected.ids().id(row), actual.ids().id(row));
            assertEquals(row, actual.ids().row(expected.ids().id(row)).orElseThrow());
        }
        for (Attribute attribute : expected.attributes()) {
            Attribute read = actual.attribute(attribute.name()).orElseThrow();
            assertEquals(attribute.values(), read.values());
            for (int row = 0; row < expected.size(); row++) {
                assertEquals(attribute.of(row), read.of(row));
            }
        }
    }

    private static void checkHistory(History expected, History actual) {
        assertEquals(expected.users(), actual.users());
        for (int user = 0; user <= expected.users(); user++) {
            assertEquals(expected.start(user), actual.start(user));
        }
        for (int k = 0; k < expected.start(expected.users()); k++) {
            assertEquals(expected.item(k), actual.item(k));
            assertEquals(expected.level(k), actual.level(k));
            assertEquals(expected.isHeldOut(k), actual.isHeldOut(k));
            assertEquals(expected.isValidation(k), actual.isValidation(k));
            assertEquals(expected.when(k), actual.when(k));
        }
        assertFalse(actual.isHeldOut(expected.start(expected.users())));
    }
}
