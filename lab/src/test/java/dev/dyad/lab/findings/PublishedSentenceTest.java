package dev.dyad.lab.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyad.lab.RunResult;
import dev.dyad.lab.Study;
import dev.dyad.lab.findings.Findings.Effort;
import dev.dyad.lab.studies.BuiltinStudies;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedSentenceTest {

    @TempDir
    Path folder;

    /** Six embedding sizes, published: 28.28, 28.34, 28.57, 28.76, 28.84 and 28.85 %. */
    private List<VariantFigures> embeddingSizes(int... right) {
        MadeRuns made = new MadeRuns(folder, 10_000);
        Study study = BuiltinStudies.named("embedding-size");
        RunResult[] runs = new RunResult[right.length];
        for (int v = 0; v < right.length; v++) {
            runs[v] = made.first(study.variants().get(v).spec(), right[v]);
        }
        return Findings.of(study, List.of(runs), spec -> made.test, new Effort(0, 1))
                .variants();
    }

    @Test
    void onTheArticlesDataAccuraciesAreHeldAgainstTheirs() {
        assertEquals(
                Optional.of("over 6 published settings the best test accuracy is 0.01 points above the published one on"
                        + " average, with a rank correlation of 0.83; farthest apart is dim 256 with 29.25 % against"
                        + " 28.85 % published"),
                PublishedSentence.onTheirData(embeddingSizes(2830, 2834, 2857, 2876, 2850, 2925)));
    }

    @Test
    void onOtherDataOnlyTheOrderOfTheSettingsIs() {
        assertEquals(
                Optional.of(
                        "the published accuracies are of MovieLens-25M, and those of other ratings cannot be held against"
                                + " them; the order of 6 settings can, and has a rank correlation of −1.00"),
                PublishedSentence.onOtherData(embeddingSizes(2006, 2005, 2004, 2003, 2002, 2001)));
    }

    @Test
    void fewSettingsHaveNoOrderWorthANumber() {
        assertEquals(
                Optional.of(
                        "the published accuracies are of MovieLens-25M, and those of other ratings cannot be held against"
                                + " them"),
                PublishedSentence.onOtherData(embeddingSizes(2000, 2001)));
    }
}
