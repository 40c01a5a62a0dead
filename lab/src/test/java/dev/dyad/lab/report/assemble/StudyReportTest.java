package dev.dyad.lab.report.assemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.lab.FigureKind;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.lab.Variant;
import dev.dyad.lab.findings.Findings.Effort;
import dev.dyad.lab.report.BarFigure;
import dev.dyad.lab.report.BarFigure.Bar;
import dev.dyad.lab.report.FactList.Fact;
import dev.dyad.lab.report.Figure;
import dev.dyad.lab.report.LineFigure;
import dev.dyad.lab.report.LineFigure.Line;
import dev.dyad.lab.report.Missing;
import dev.dyad.lab.report.ReportPage;
import dev.dyad.lab.report.ReportPage.State;
import dev.dyad.lab.report.ReportSection;
import dev.dyad.lab.report.Table;
import dev.dyad.lab.report.Table.Cell;
import dev.dyad.lab.report.Table.Tone;
import dev.dyad.lab.report.Value;
import dev.dyad.lab.run.Engine;
import dev.dyad.lab.run.EngineOptions;
import dev.dyad.lab.run.FailedRun;
import dev.dyad.lab.run.Run;
import dev.dyad.lab.run.RunStore;
import dev.dyad.lab.run.SmallData;
import dev.dyad.lab.run.Standing;
import dev.dyad.lab.run.StudyListener;
import dev.dyad.model.EpochReport;
import dev.dyad.ratings.Dataset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of runs that were really trained, on made-up ratings. */
class StudyReportTest {

    private static final Dataset DATA = SmallData.dataset();
    private static final Effort EFFORT = new Effort(50, 2);
    private static final Study STUDY = study("Size & more", List.of(1L, 2L));

    @TempDir
    private static Path folder;

    private static Standing standing;
    private static RunStore store;

    private static Study study(String name, List<Long> seeds) {
        List<Variant> variants = IntStream.of(2, 4, 8)
                .mapToObj(dim -> new Variant("dim " + dim, SmallData.spec(dim)))
                .toList();
        return new Study(
                name,
                "Title of " + name,
                "What is the best size?",
                variants,
                seeds,
                Arrays.asList(FigureKind.values()));
    }

    @BeforeAll
    static void trainAllRuns() {
        try (Engine engine = Engine.open(DATA, folder, EngineOptions.of(2))) {
            store = engine.store();
            standing = engine.train(engine.plan(STUDY.runs()), StudyListener.NONE);
        }
        assertEquals(6, standing.results().size());
    }

    private static ReportPage page(SeenRuns seen) {
        return new StudyReport(DATA, List.of(STUDY)).page(seen, State.FINISHED, EFFORT);
    }

    private static <F extends Figure> F figure(ReportPage page, Class<F> kind, String name) {
        return page.studies().get(0).figures().stream()
                .filter(figure -> figure.name().equals(name))
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Table table(ReportSection section, String name) {
        return section.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int column(Table table, String title) {
        return table.columns().stream().map(Table.Column::title).toList().indexOf(title);
    }

    private static Run runOf(RunSpec spec) {
        String id = spec.id(DATA.checksum());
        return new Run(id, spec, folder.resolve("runs").resolve(id));
    }

    @Test
    void aFinishedStudyHasAllItsFiguresTablesAndFindings() {
        ReportPage page = page(SeenRuns.of(standing, store));
        ReportSection section = page.studies().get(0);
        assertEquals("size-more", section.name());
        assertEquals("Title of Size & more", section.title());
        assertEquals(
                List.of("max-test-accuracy", "train-test-gap", "test-accuracy-by-epoch", "accuracy-by-item-ratings"),
                section.figures().stream().map(Figure::name).toList(),
                "nothing is published of made-up ratings");
        assertEquals(
                List.of("runs", "differences"),
                section.tables().stream().map(Table::name).toList());
        assertTrue(section.findings().size() >= 2, section.findings()::toString);
        assertEquals("6 runs", page.status());
        assertTrue(page.subtitle().startsWith("small: "), page.subtitle());
    }

    @Test
    void barsShowTheMeanOverTheSeeds() {
        BarFigure figure = figure(page(SeenRuns.of(standing, store)), BarFigure.class, "max-test-accuracy");
        for (int k = 0; k < 3; k++) {
            int variant = k;
            double mean = standing.results().stream()
                    .filter(run -> run.spec().model().dim()
                            == STUDY.variants().get(variant).spec().model().dim())
                    .mapToDouble(run -> run.epochs().stream()
                            .mapToDouble(EpochReport::testAccuracy)
                            .max()
                            .orElseThrow())
                    .average()
                    .orElseThrow();
            Value shown = assertInstanceOf(Value.class, figure.bars().get(k).ours());
            assertEquals(mean, shown.value(), 1e-9);
            assertTrue(shown.hasInterval());
        }
    }

    @Test
    void curvesHaveAPointForEachEpochAndMarkTheBest() {
        LineFigure figure = figure(page(SeenRuns.of(standing, store)), LineFigure.class, "test-accuracy-by-epoch");
        for (Line line : figure.lines()) {
            assertEquals(SmallData.QUICK.epochs(), line.points().size());
            double best =
                    line.points().stream().mapToDouble(p -> p.y().value()).max().orElseThrow();
            double marked = line.points().stream()
                    .filter(point -> point.x() == line.marked().orElseThrow())
                    .mapToDouble(point -> point.y().value())
                    .findFirst()
                    .orElseThrow();
            assertEquals(best, marked);
        }
    }

    @Test
    void theRunsTableHasARowForEachRun() {
        Table runs = table(page(SeenRuns.of(standing, store)).studies().get(0), "runs");
        assertEquals(6, runs.rows().size());
        List<Cell> row = runs.rows().get(1);
        assertEquals("dim 2", row.get(0).text());
        assertEquals("2", row.get(column(runs, "seed")).text());
        assertEquals("finished", row.get(column(runs, "state")).text());
        assertTrue(row.get(column(runs, "test accuracy")).text().matches("\\d+\\.\\d\\d %"));
    }

    @Test
    void whatChoosingByTestHidesIsToldOverAllRuns() {
        ReportSection choice = page(SeenRuns.of(standing, store)).topics().get(0);
        assertEquals("choosing-the-epoch", choice.name());
        assertTrue(
                choice.findings().get(0).contains("(6 runs)"), choice.findings().get(0));
        Table table = table(choice, "epochs");
        assertEquals(6, table.rows().size());
        table.rows()
                .forEach(row ->
                        assertTrue(row.get(column(table, "difference")).order().orElseThrow() >= 0));
    }

    @Test
    void runsThatAreNotFinishedSayWhy() {
        List<Run> runs = STUDY.runs().stream().map(StudyReportTest::runOf).toList();
        List<dev.dyad.lab.RunResult> done = standing.results().stream()
                .filter(result -> result.spec().model().dim() == 8)
                .toList();
        FailedRun failed = new FailedRun(runs.get(0), DyadException.Kind.DIVERGED, "the loss is not a number");
        SeenRuns seen = SeenRuns.of(new Standing(done, List.of(failed), List.of(runs.get(1))), store);
        Run running = runs.get(2);
        seen.onStart(running, 1_000, List.of());
        seen.onEpoch(running, standing.results().get(2).epochs().get(0));
        ReportPage page = page(seen);
        List<Bar> bars = figure(page, BarFigure.class, "max-test-accuracy").bars();
        assertEquals(
                new Missing("failed: the loss is not a number"), bars.get(0).ours());
        assertEquals(new Missing("epoch 1 of 6"), bars.get(1).ours());
        assertInstanceOf(Value.class, bars.get(2).ours());
        Line growing =
                figure(page, LineFigure.class, "test-accuracy-by-epoch").lines().get(1);
        assertEquals(1, growing.points().size());
        assertTrue(growing.marked().isEmpty(), "the best epoch is not known yet");
        Table table = table(page.studies().get(0), "runs");
        int state = column(table, "state");
        assertEquals(Tone.FAILED, table.rows().get(0).get(state).tone());
        assertEquals(
                "stopped after epoch 6 of 6", table.rows().get(1).get(state).text(), "its folder has its epochs");
        assertEquals("waiting", table.rows().get(3).get(state).text());
        assertEquals("2 of 6 runs, 1 failed", page.status());
    }

    @Test
    void aStudyWithoutARunYetIsReportedAllTheSame() {
        ReportPage page = page(SeenRuns.of(new Standing(List.of(), List.of(), List.of()), store));
        assertEquals(List.of(), page.studies().get(0).findings());
        assertEquals(List.of(), page.topics());
        assertEquals("0 of 6 runs", page.status());
    }

    @Test
    void studiesWhoseNamesLookAlikeHavePlacesOfTheirOwn() {
        List<Study> studies = List.of(STUDY, study("size-more", List.of(1L)), study("\u5927\u5c0f", List.of(1L)));
        ReportPage page =
                new StudyReport(DATA, studies).page(SeenRuns.of(standing, store), State.FINISHED, new Effort(0, 1));
        assertEquals(
                List.of("size-more", "size-more-2", "study"),
                page.studies().stream().map(ReportSection::name).toList());
    }

    @Test
    void factsSayWhatTheRunsWereDoneWith() {
        ReportPage page = page(SeenRuns.of(standing, store));
        List<String> names = page.facts().stream()
                .flatMap(list -> list.facts().stream())
                .map(Fact::name)
                .toList();
        assertTrue(
                names.containsAll(List.of("ratings", "checksum", "java", "kernels", "finished runs")), names::toString);
        Optional<String> checksum = page.facts().get(0).facts().stream()
                .filter(fact -> fact.name().equals("checksum"))
                .map(Fact::value)
                .findFirst();
        assertEquals(Optional.of(DATA.checksum()), checksum);
    }
}
