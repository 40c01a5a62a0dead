package dev.dyad.lab.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyad.lab.FigureKind;
import dev.dyad.lab.RunResult;
import dev.dyad.lab.Specs;
import dev.dyad.lab.Study;
import dev.dyad.lab.Variant;
import dev.dyad.lab.findings.Findings.Effort;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {

    @TempDir
    Path folder;

    private MadeRuns made;

    @BeforeEach
    void make() {
        made = new MadeRuns(folder, 6000);
    }

    private Findings find(Study study, RunResult... runs) {
        return Findings.of(study, List.of(runs), spec -> made.test, new Effort(100, 1));
    }

    private static Study study(List<Variant> variants, FigureKind... figures) {
        return new Study("made", "Made", "Is it so?", variants, List.of(1L), List.of(figures));
    }

    @Test
    void show() {
        Study study = study(
                List.of(
                        new Variant("dim 8", Specs.dim(8)),
                        new Variant("dim 16", Specs.dim(16)),
                        new Variant("dim 32", Specs.dim(32)),
                        new Variant("dim 64", Specs.dim(64))),
                FigureKind.MAX_TEST_ACCURACY,
                FigureKind.TRAIN_TEST_GAP);
        Findings f = find(
                study,
                made.first(Specs.dim(8), 1200),
                made.first(Specs.dim(16), 1300),
                made.first(Specs.dim(32), 1500),
                made.first(Specs.dim(64), 1503));
        f.sentences().forEach(System.out::println);
        f.byTest().forEach(System.out::println);
        assertEquals(4, f.variants().size());
    }
}
