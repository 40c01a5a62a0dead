package dev.dyad.lab.studies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.dyad.DyadException;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.model.Biases;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Split;
import dev.dyad.train.Adam;
import dev.dyad.train.LearningRate;
import dev.dyad.train.Sgd;
import dev.dyad.train.Start;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunSettingsTest {

    @Test
    void theStudysSettingsAreTheArticles() {
        ModelSpec model = new ModelSpec(128, Similarity.COSINE, Biases.NONE, Features.NONE);
        assertEquals(new RunSpec(model, Adam.STUDY, new Split.Random(0.1), 0.05, 42), RunSettings.STUDY.toSpec());
    }

    @Test
    void theNamesAreThoseThatSpecsWriteWhateverTheTrainer() {
        Set<String> written =
                new HashSet<>(RunSettings.STUDY.toSpec().settings().keySet());
        written.addAll(
                RunSettings.STUDY.with("trainer", "sgd").toSpec().settings().keySet());
        written.addAll(
                RunSettings.STUDY.with("trainer", "als").toSpec().settings().keySet());
        written.addAll(RunSettings.STUDY
                .with(Map.of("trainer", "sgd", "head", "ordinal"))
                .toSpec()
                .settings()
                .keySet());
        assertEquals(written, new HashSet<>(RunSettings.names()));
    }

    @Test
    void withSgdComeItsUsualSettings() {
        RunSpec spec = RunSettings.STUDY.with("trainer", "sgd").toSpec();
        assertEquals(Sgd.DEFAULT, spec.trainer());
        assertEquals(Similarity.DOT, spec.model().similarity());
        assertEquals(
                new Sgd(9, Sgd.DEFAULT.learningRate(), 0.01, 7, 0),
                RunSettings.STUDY
                        .with(Map.of("trainer", "sgd", "epochs", "9", "l2", "0.01", "row-l2", "7"))
                        .toSpec()
                        .trainer());
        assertEquals(spec, RunSettings.STUDY.with(spec.settings()).toSpec());
    }

    @Test
    void settingsOfTheOtherTrainerAreRefused() {
        DyadException adams = assertThrows(
                DyadException.class, () -> RunSettings.STUDY.with(Map.of("trainer", "sgd", "batch", "64")));
        assertEquals("Setting 'batch' belongs to trainer adam; leave it out, or take it", adams.getMessage());
        DyadException sgds = assertThrows(DyadException.class, () -> RunSettings.STUDY.with("row-l2", "3"));
        assertEquals("Setting 'row-l2' belongs to trainer sgd; leave it out, or take it", sgds.getMessage());
    }

    @Test
    void whatASpecWritesIsReadAgain() {
        for (Study study : BuiltinStudiesTest.studies()) {
            for (RunSpec spec : study.withSeeds(List.of(-7L)).runs()) {
                assertEquals(spec, RunSettings.STUDY.with(spec.settings()).toSpec());
            }
        }
        ModelSpec model = new ModelSpec(3, Similarity.DOT, Biases.USER, Features.parse("genre:all,user.age"));
        LearningRate rate = LearningRate.parse("one-cycle:1e-2,rise=0.25");
        Adam adam = new Adam(9, 77, rate, 1e-5, 0.02, 0.125, Start.TORCH);
        RunSpec spec = new RunSpec(model, adam, Split.parse("k-fold:5:3"), 0, Long.MIN_VALUE);
        assertEquals(spec, RunSettings.STUDY.with(spec.settings()).toSpec());
    }

    @Test
    void theStartFollowsTheSimilarityUnlessItIsGiven() {
        assertEquals("torch", start(Map.of("similarity", "cosine")));
        assertEquals("small", start(Map.of("similarity", "dot")));
        assertEquals("torch", start(Map.of("similarity", "dot", "start", "torch")));
    }

    @Test
    void valuesAreJudgedTogetherNotOneAfterTheOther() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("weight-decay", "5000");
        values.put("learning-rate", "1e-4");
        assertEquals(
                "5000.0", RunSettings.STUDY.with(values).toSpec().settings().get("weight-decay"));
        assertThrows(DyadException.class, () -> RunSettings.STUDY.with("weight-decay", "5000"));
    }

    @ParameterizedTest
    @CsvSource({
        "dim, 0, Embedding size 0: give one from 1 to 1024",
        "dim, 1e2, Embedding size '1e2': give a whole number",
        "epochs, 99999999999, Epochs '99999999999': give a whole number",
        "epochs, 0, 'Epochs 0: give 1 to 100,000'",
        "dropout, NaN, Dropout NaN: give a share from 0 to 0.9",
        "similarity, euclid, Similarity 'euclid': choose dot or cosine",
        "start, '', Start '': choose torch or small"
    })
    void aWrongValueIsNamedWithWhatIsAllowed(String name, String value, String message) {
        DyadException e = assertThrows(DyadException.class, () -> RunSettings.STUDY.with(name, value));
        assertEquals(message, e.getMessage());
        assertEquals(DyadException.Kind.USAGE, e.kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"learningrate", "Learning-Rate", "learning_rate", "learning", "learning-rates"})
    void aSlipIsAnsweredWithTheNameThatWasMeant(String slip) {
        DyadException e = assertThrows(DyadException.class, () -> RunSettings.STUDY.with(slip, "1"));
        assertEquals(
                "There is no setting '" + slip + "': did you mean 'learning-rate'?",
                e.getMessage().replaceFirst(" choose from .*", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"momentum", "x", ""})
    void aNameLikeNoOtherIsNotGuessedAt(String name) {
        DyadException e = assertThrows(DyadException.class, () -> RunSettings.STUDY.with(name, "1"));
        assertEquals(
                "There is no setting '" + name + "': choose from " + String.join(", ", RunSettings.names()),
                e.getMessage());
    }

    private static String start(Map<String, String> values) {
        return RunSettings.STUDY.with(values).toSpec().settings().getOrDefault("start", "none");
    }
}
