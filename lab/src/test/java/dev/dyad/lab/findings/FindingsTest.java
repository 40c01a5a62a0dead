package dev.dyad.lab.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.lab.RunResult;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Specs;
import dev.dyad.lab.Study;
import dev.dyad.lab.Variant;
import dev.dyad.lab.findings.Findings.Effort;
import dev.dyad.lab.statistics.Accuracy;
import dev.dyad.lab.statistics.McNemar;
import dev.dyad.lab.statistics.Spread;
import dev.dyad.ratings.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {

    private static final Effort NO_BOOTSTRAP = new Effort(0, 1);

    private static final Variant DIM_8 = new Variant("dim 8", Specs.dim(8));
    private static final Variant DIM_16 = new Variant("dim 16", Specs.dim(16));
    private static final Variant DIM_32 = new Variant("dim 32", Specs.dim(32));
    private static final List<Variant> THREE = List.of(DIM_8, DIM_16, DIM_32);

    @TempDir
    Path folder;

    private MadeRuns made;

    @BeforeEach
    void make() {
        made = new MadeRuns(folder, 6000);
    }

    private static Study study(List<Variant> variants, Long... seeds) {
        return new Study("made", "Made", "Is it so?", variants, List.of(seeds), List.of());
    }

    private Findings find(Study study, Effort effort, RunResult... runs) {
        return Findings.of(study, List.of(runs), spec -> made.test, effort);
    }

    private Findings threeRuns(Effort effort) {
        return find(
                study(THREE, 1L),
                effort,
                made.first(Specs.dim(32), 1530),
                made.first(Specs.dim(8), 1200),
                made.first(Specs.dim(16), 1500));
    }

    @Test
    void figuresOfARunFollowFromItsScores() {
        RunFigures run = threeRuns(NO_BOOTSTRAP).variants().get(0).runs().get(0);

        assertEquals(new Accuracy(1200, 6000), run.byTest().accuracy());
        assertEquals(10, run.byTest().epoch());
        assertEquals(Math.sqrt(0.25 * 4800 / 6000), run.byTest().rmse(), 1e-12);
        assertEquals(0.5 * 4800 / 6000, run.byTest().mae(), 1e-12);
        assertEquals(0.5 - 0.2, run.gapAtEnd(), 1e-12);
        assertEquals(0.5 - 0.2, run.gapAtBest(), 1e-12);
    }

    @Test
    void accuracyIsToldByHowOftenTheItemWasRated() {
        RunResult onlyRare = made.run(Specs.dim(8), i -> i % 6 == 1 && i < 600, 0.5);
        VariantFigures variant = find(study(List.of(DIM_8), 1L), NO_BOOTSTRAP, onlyRare)
                .variants()
                .get(0);

        assertEquals(
                List.of("0", "1–4", "5–19", "20–99", "100–999", "1000+"),
                variant.byItemRatings().stream().map(ItemBucket::label).toList());
        assertEquals(new Accuracy(100, 1000), variant.byItemRatings().get(1).accuracy());
        assertEquals(new Accuracy(0, 1000), variant.byItemRatings().get(5).accuracy());
    }

    @Test
    void variantsStandInTheStudysOrderWhateverThatOfTheRuns() {
        assertEquals(
                THREE,
                threeRuns(NO_BOOTSTRAP).variants().stream()
                        .map(VariantFigures::variant)
                        .toList());
    }

    /** The runs are nested: each predicts what the one before it does, and more. */
    @Test
    void pairsAreComparedByMcNemarAndCorrectedForTheirNumber() {
        List<Comparison> pairs = threeRuns(NO_BOOTSTRAP).byTest();

        assertEquals(3, pairs.size());
        Comparison last = pairs.get(2);
        assertEquals(DIM_16, last.first());
        assertEquals(DIM_32, last.second());
        McNemar test = new McNemar(6000, 0, 30);
        assertEquals(new Measured(30.0 / 6000, test.interval()), last.accuracy().by());
        assertEquals(test.p(), last.accuracy().p());
        assertEquals(test.p(), last.accuracy().adjustedP(), "the least clear of all pairs");
        McNemar clearest = new McNemar(6000, 0, 330);
        assertEquals(3 * clearest.p(), pairs.get(1).accuracy().adjustedP(), clearest.p());
        assertTrue(pairs.stream().allMatch(pair -> pair.accuracy().isReal()));
        assertEquals(Optional.empty(), last.rmse());
    }

    @Test
    void fewRatingsThatTellRunsApartAreNoRealDifference() {
        Findings findings = find(
                study(List.of(DIM_8, DIM_16), 1L),
                NO_BOOTSTRAP,
                made.first(Specs.dim(8), 1200),
                made.first(Specs.dim(16), 1204));
        assertFalse(findings.byTest().get(0).accuracy().isReal());
        assertEquals(0.125, findings.byTest().get(0).accuracy().p(), 1e-12);
    }

    @Test
    void theRmseIsComparedByABootstrapWhereItIsAskedFor() {
        Difference rmse = threeRuns(new Effort(200, 2)).byTest().get(0).rmse().orElseThrow();
        assertEquals(
                Math.sqrt(0.25 * 4500 / 6000) - Math.sqrt(0.25 * 4800 / 6000),
                rmse.by().value(),
                1e-7);
        assertTrue(rmse.isReal());
        assertTrue(rmse.by().interval().contains(rmse.by().value()));
    }

    @Test
    void pairsWithTheReferenceAndOfNeighboursCanBeTold() {
        Findings findings = threeRuns(NO_BOOTSTRAP);
        assertEquals(
                List.of(DIM_16, DIM_32),
                findings.toReference().stream().map(Comparison::second).toList());
        assertEquals(
                List.of(DIM_8, DIM_16),
                findings.ofNeighbours().stream().map(Comparison::first).toList());
    }

    @Test
    void threeSeedsAreComparedByWhatTheyDifferBy() {
        int[] small = {1200, 1220, 1210};
        int[] large = {1260, 1300, 1250};
        RunResult[] runs = new RunResult[6];
        for (int s = 0; s < 3; s++) {
            runs[s] = made.first(Specs.dim(8).withSeed(s + 1), small[s]);
            runs[3 + s] = made.first(Specs.dim(16).withSeed(s + 1), large[s]);
        }

        Findings findings = find(study(List.of(DIM_8, DIM_16), 1L, 2L, 3L), new Effort(40, 1), runs);

        Spread spread = Spread.of(60 / 6000.0, 80 / 6000.0, 40 / 6000.0);
        Difference difference = findings.byTest().get(0).accuracy();
        assertEquals(spread.mean(), difference.by().value(), 1e-15);
        assertEquals(spread.p(), difference.p(), 1e-12);
        assertEquals(spread.interval().low(), difference.by().interval().low(), 1e-15);
        Spread best = Spread.of(0.2, 1220 / 6000.0, 1210 / 6000.0);
        assertEquals(best.interval(), findings.variants().get(0).bestAccuracy().interval());
        assertEquals(best, findings.variants().get(0).seedSpread());
        assertTrue(findings.byTest().get(0).rmse().isPresent());
    }

    @Test
    void twoSeedsAreTooFewForTheirSpreadAndCountTogether() {
        Findings findings = find(
                study(List.of(DIM_8, DIM_16), 1L, 2L),
                NO_BOOTSTRAP,
                made.first(Specs.dim(8), 1200),
                made.first(Specs.dim(8).withSeed(2), 1200),
                made.first(Specs.dim(16), 1230),
                made.first(Specs.dim(16).withSeed(2), 1210));
        assertEquals(
                new McNemar(12_000, 0, 40).p(),
                findings.byTest().get(0).accuracy().p());
        assertEquals(
                new Accuracy(2400, 12_000).interval(),
                findings.variants().get(0).bestAccuracy().interval());
    }

    @Test
    void onlySeedsThatBothVariantsHaveAreCompared() {
        Findings findings = find(
                study(List.of(DIM_8, DIM_16), 1L, 2L),
                NO_BOOTSTRAP,
                made.first(Specs.dim(8), 1200),
                made.first(Specs.dim(8).withSeed(2), 1300),
                made.first(Specs.dim(16), 1230));
        assertEquals(
                new Measured(0.005, new McNemar(6000, 0, 30).interval()),
                findings.byTest().get(0).accuracy().by());
    }

    @Test
    void runsJudgedOnOtherRatingsAreNotCompared() {
        RunSpec other = new RunSpec(Specs.dim(16).model(), Specs.dim(16).trainer(), new Split.Random(0.2), 0, 1);
        Findings findings = find(
                study(List.of(DIM_8, new Variant("a fifth", other)), 1L),
                new Effort(40, 1),
                made.first(Specs.dim(8), 1200),
                made.first(other, 1500));
        assertEquals(List.of(), findings.byTest());
        assertEquals(2, findings.variants().size());
        assertEquals(
                "Test accuracy is 20.0 % (dim 8) and 25.0 % (a fifth), on different test ratings.",
                findings.sentences().get(0));
    }

    @Test
    void aStudyWithoutFinishedRunsFindsNothing() {
        Findings findings = find(study(THREE, 1L), new Effort(100, 1));
        assertEquals(List.of(), findings.variants());
        assertEquals(List.of(), findings.sentences());
    }

    @Test
    void validationChoosesOtherEpochsWhichAreComparedToo() {
        Findings findings = find(
                study(List.of(DIM_8, DIM_16), 1L),
                NO_BOOTSTRAP,
                made.validated(Specs.dim(8), 1200, 1194),
                made.validated(Specs.dim(16), 1260, 1197));
        assertEquals(
                Optional.of(6 / 6000.0),
                findings.variants().get(0).runs().get(0).costOfHonesty().map(cost -> Math.rint(cost * 6000) / 6000));
        assertTrue(findings.byTest().get(0).accuracy().isReal());
        assertEquals(3 / 6000.0, findings.byValidation().get(0).accuracy().by().value(), 1e-15);
        assertFalse(findings.byValidation().get(0).accuracy().isReal());
        assertEquals(
                new Accuracy(1194, 6000).share(),
                findings.variants().get(0).validatedAccuracy().orElseThrow().value());
    }

    @Test
    void scoresOfAnotherLengthAreRefusedByName() throws IOException {
        RunResult run = made.first(Specs.dim(8), 1200);
        Files.write(run.byTest().scores(), new byte[40]);
        DyadException e = assertThrows(DyadException.class, () -> find(study(List.of(DIM_8), 1L), NO_BOOTSTRAP, run));
        assertTrue(e.getMessage().contains(run.byTest().scores().toString()), e.getMessage());
        assertTrue(e.getMessage().contains("24,000"), e.getMessage());
    }

    @Test
    void scoresThatAreGoneAreNamed() throws IOException {
        RunResult run = made.first(Specs.dim(8), 1200);
        Files.delete(run.byTest().scores());
        DyadException e = assertThrows(DyadException.class, () -> find(study(List.of(DIM_8), 1L), NO_BOOTSTRAP, run));
        assertTrue(e.getMessage().contains(run.byTest().scores().toString()), e.getMessage());
    }
}
