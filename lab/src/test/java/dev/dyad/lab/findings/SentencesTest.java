package dev.dyad.lab.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.lab.FigureKind;
import dev.dyad.lab.RunResult;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Specs;
import dev.dyad.lab.Study;
import dev.dyad.lab.Variant;
import dev.dyad.lab.findings.Findings.Effort;
import dev.dyad.model.Biases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentencesTest {

    @TempDir
    Path folder;

    private MadeRuns made;
    private final List<Variant> variants = new ArrayList<>();
    private final List<RunResult> runs = new ArrayList<>();

    @BeforeEach
    void make() {
        made = new MadeRuns(folder, 6000);
    }

    private void first(String label, RunSpec spec, int right) {
        add(label, made.first(spec, right));
    }

    private void run(String label, RunSpec spec, double running, IntPredicate right) {
        add(label, made.run(spec, right, running));
    }

    private void add(String label, RunResult run) {
        variants.add(new Variant(label, run.spec()));
        runs.add(run);
    }

    private List<String> sentences(FigureKind... figures) {
        Study study = new Study("made", "Made", "Is it so?", variants, List.of(1L), List.of(figures));
        List<String> all =
                Findings.of(study, runs, spec -> made.test, new Effort(0, 1)).sentences();
        return all.stream()
                .filter(s -> !s.startsWith("Training was not at its end"))
                .toList();
    }

    @Test
    void aRiseThatFlattens() {
        first("dim 8", Specs.dim(8), 1200);
        first("dim 16", Specs.dim(16), 1300);
        first("dim 32", Specs.dim(32), 1500);
        first("dim 64", Specs.dim(64), 1503);
        assertEquals(
                List.of("Test accuracy rises with the embedding size, from 20.0 % (dim 8) to 25.0 % (dim 32) and then"
                        + " flattens: dim 32 and dim 64 do not differ beyond chance (p = 0.25). The article found the"
                        + " same: accuracy rises with the embedding size and flattens."),
                sentences());
    }

    @Test
    void aRiseWithoutEnd() {
        first("dim 8", Specs.dim(8), 1200);
        first("dim 16", Specs.dim(16), 1300);
        first("dim 32", Specs.dim(32), 1500);
        assertEquals(
                "Test accuracy rises with the embedding size, from 20.0 % (dim 8) to 25.0 % (dim 32). The article found"
                        + " that accuracy rises with the embedding size and flattens; these data show the rise, but no"
                        + " end of it.",
                sentences().get(0));
    }

    @Test
    void aPeak() {
        first("dim 8", Specs.dim(8), 1200);
        first("dim 16", Specs.dim(16), 1500);
        first("dim 32", Specs.dim(32), 1400);
        assertEquals(
                "Test accuracy is highest with dim 16 (25.0 %), and lower at both ends, 20.0 % (dim 8) and 23.3 % (dim 32)."
                        + " The article found that accuracy rises with the embedding size and flattens; in these data it"
                        + " falls again beyond dim 16.",
                sentences().get(0));
    }

    @Test
    void noTrendAtAll() {
        first("dim 8", Specs.dim(8), 1201);
        first("dim 16", Specs.dim(16), 1200);
        first("dim 32", Specs.dim(32), 1203);
        assertEquals(
                "Test accuracy does not depend on the embedding size beyond chance: it is lowest with dim 16 (20.0 %) and"
                        + " highest with dim 32 (20.0 %) (p ≥ 0.75 for all pairs). The article found that accuracy rises"
                        + " with the embedding size and flattens; these data do not show it.",
                sentences().get(0));
    }

    @Test
    void aFallAfterALevelPart() {
        first("L2 0", Specs.l2(0), 1501);
        first("L2 1e-7", Specs.l2(1e-7), 1500);
        first("L2 1e-6", Specs.l2(1e-6), 1300);
        first("L2 1e-5", Specs.l2(1e-5), 900);
        assertEquals(
                "Test accuracy is level up to L2 1e-7 and then falls with L2, from 25.0 % (L2 0) to 15.0 % (L2 1e-5). The"
                        + " article found the same: L2 costs accuracy.",
                sentences().get(0));
    }

    @Test
    void theGapWhereItsFigureIsWanted() {
        run("dim 8", Specs.dim(8), 0.25, i -> i < 1200);
        run("dim 16", Specs.dim(16), 0.5, i -> i < 1300);
        run("dim 32", Specs.dim(32), 0.75, i -> i < 1500);
        assertEquals(
                "The gap between train and test accuracy grows with the embedding size, from 5.0 points (dim 8) to 50.0"
                        + " points (dim 32). The article found the same: the gap grows with the embedding size.",
                sentences(FigureKind.TRAIN_TEST_GAP).get(1));
    }

    @Test
    void twoVariantsWithTheirDifference() {
        first("no biases", Specs.of(128, Biases.NONE, 512, 0), 1200);
        first("both biases", Specs.of(128, Biases.BOTH, 512, 0), 1500);
        assertEquals(
                List.of("Test accuracy is 5.0 points higher with both biases than with no biases: 25.0 % against 20.0 %"
                        + " (difference 4.4 to 5.6 points, p < 0.001). The article found the same: biases help."),
                sentences());
    }

    @Test
    void twoVariantsThatDoNotDiffer() {
        first("no biases", Specs.of(128, Biases.NONE, 512, 0), 1200);
        first("both biases", Specs.of(128, Biases.BOTH, 512, 0), 1198);
        assertEquals(
                "Test accuracy does not differ beyond chance: 20.0 % (no biases) and 20.0 % (both biases) (difference −0.1"
                        + " to 0.0 points, p = 0.50). The article found that biases help; these data do not show it.",
                sentences().get(0));
    }

    @Test
    void categoriesAreRanked() {
        first("both biases", Specs.of(128, Biases.BOTH, 512, 0), 1500);
        first("item bias", Specs.of(128, Biases.ITEM, 512, 0), 1503);
        first("user bias", Specs.of(128, Biases.USER, 512, 0), 1200);
        assertEquals(
                List.of("Test accuracy is highest with item bias, 25.0 %, from which both biases does not differ beyond"
                        + " chance (p = 0.25); user bias (20.0 %) is lower."),
                sentences());
    }

    @Test
    void settingsThatChangeTogetherAreNotToldApart() {
        first("none, L2 1e-7", Specs.of(128, Biases.NONE, 512, 1e-7), 1200);
        first("both, L2 1e-6", Specs.of(128, Biases.BOTH, 512, 1e-6), 1500);
        assertEquals(
                "Biases and L2 change together here, so that this does not say which of them did it.",
                sentences().get(1));
    }

    @Test
    void smallBatchesThatLearnMorePerEpoch() {
        first("batch 256", Specs.batch(256), 1800);
        first("batch 512", Specs.batch(512), 1500);
        first("batch 1024", Specs.batch(1024), 900);
        List<String> told = sentences(FigureKind.TEST_ACCURACY_BY_EPOCH);
        assertEquals(
                "Test accuracy on average over the epochs falls with the batch size, from 16.5 % (batch 256) to 8.3 %"
                        + " (batch 1024). The article found the same: smaller batches learn more per epoch.",
                told.get(1));
        assertEquals(
                "The best accuracy of batch 1024, 15.0 %, takes it 10 epochs, but 5 with batch 256 and 6 with batch 512.",
                told.get(2));
    }

    @Test
    void manyContrastsAreSummedUpByWhatTheArticleFound() {
        for (int dim : new int[] {8, 16, 32}) {
            first("dim " + dim, Specs.of(dim, Biases.NONE, 512, 0), 1000 + dim);
            first("dim " + dim + ", biases", Specs.of(dim, Biases.BOTH, 512, 0), 1500 + 10 * dim);
        }
        List<String> told = sentences();
        assertEquals(
                "Test accuracy is highest with dim 32, biases, 30.3 %; 5 others are lower, down to 16.8 % (dim 8).",
                told.get(0));
        assertEquals(
                "The article found that biases help: of 3 comparisons in which nothing else changes, 3 show it beyond"
                        + " chance.",
                told.get(told.size() - 1));
    }

    @Test
    void validationThatCostsAccuracyAndARealDifference() {
        add("dim 8", made.validated(Specs.dim(8), 1200, 1194));
        add("dim 16", made.validated(Specs.dim(16), 1260, 1197));
        assertEquals(
                "Choosing epochs by validation ratings instead of by the test ratings themselves costs 0.10 to 1.05 points of"
                        + " test accuracy, and of 1 real difference 1 is not beyond chance then, while 0 others are.",
                sentences().get(1));
    }

    @Test
    void variantsThatAreNotFinished() {
        first("dim 8", Specs.dim(8), 1200);
        variants.add(new Variant("dim 16", Specs.dim(16)));
        variants.add(new Variant("dim 32", Specs.dim(32)));
        assertEquals(
                List.of(
                        "Test accuracy is 20.0 % (dim 8), with nothing to compare it with.",
                        "2 of 3 variants have no finished run yet: dim 16 and dim 32."),
                sentences());
    }

    /** Items with 1–4 training ratings are those of the ratings 1, 7, 13, …; there are 1,000 of them. */
    @Test
    void aPenaltyThatCostsRareItemsMore() {
        run("L2 0", Specs.l2(0), 0.5, i -> i < 3000);
        run("L2 1e-5", Specs.l2(1e-5), 0.5, i -> i < 3000 && (i % 6 != 1 || i >= 600));
        assertEquals(
                "L2 costs rare items more than frequent ones: with L2 1e-5 instead of L2 0 test accuracy changes by −10.0"
                        + " points (−11.9 to −8.1) for items with 1–4 training ratings, and by 0.0 points (−0.3 to 0.3)"
                        + " for those with 1000+. Under Adam, L2 moves the numbers of a row that no batch touches by up to"
                        + " a learning rate a step, which is 0.01 between two ratings of such an item (they start around"
                        + " 1).",
                sentences().get(1));
    }

    @Test
    void aPenaltyThatCostsAllItemsTheSame() {
        run("L2 0", Specs.l2(0), 0.5, i -> i < 3000);
        run("L2 1e-5", Specs.l2(1e-5), 0.5, i -> i < 2400);
        assertTrue(
                sentences()
                        .get(1)
                        .startsWith("L2 does not cost rare items more than frequent ones beyond chance: with L2 1e-5"
                                + " instead of L2 0 test accuracy changes by −10.0 points"),
                sentences().get(1));
    }

    @Test
    void trainingThatStillImproves() {
        first("dim 8", Specs.dim(8), 1200);
        Study study = new Study("made", "Made", "Is it so?", variants, List.of(1L), List.of());
        assertEquals(
                "Training was not at its end: in its last tenth test accuracy still rose by more than 0.5 points in 1 of 1"
                        + " runs, by 2.0 points at most, so that more epochs may give another picture.",
                Findings.of(study, runs, spec -> made.test, new Effort(0, 1))
                        .sentences()
                        .get(1));
    }
}
