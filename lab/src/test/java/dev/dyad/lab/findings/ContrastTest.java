package dev.dyad.lab.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Specs;
import dev.dyad.lab.Variant;
import dev.dyad.lab.studies.BuiltinStudies;
import dev.dyad.model.Biases;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContrastTest {

    private static List<Contrast> of(RunSpec... specs) {
        return Contrast.of(Arrays.stream(specs)
                .map(spec -> new Variant(spec.toString(), spec))
                .toList());
    }

    private static List<Contrast> of(String study) {
        return Contrast.of(BuiltinStudies.named(study).variants());
    }

    @Test
    void oneSettingThatVariesIsOneContrastInTheOrderOfItsValues() {
        List<Contrast> contrasts = of(Specs.dim(32), Specs.dim(8), Specs.dim(128));
        assertEquals(1, contrasts.size());
        assertEquals(List.of("dim"), contrasts.get(0).axis().settings());
        assertEquals(List.of(1, 0, 2), contrasts.get(0).variants());
        assertEquals("", contrasts.get(0).context());
        assertTrue(contrasts.get(0).isOrdered());
    }

    @Test
    void theLearningRateOfTheBuiltInStudyIsOrderedThoughItStandsTheOtherWayRound() {
        assertEquals(List.of(2, 1, 0), of("learning-rate").get(0).variants());
    }

    @Test
    void settingsThatVaryOnTheirOwnAreContrastsWithTheOthersHeld() {
        List<Contrast> contrasts = of("l2-vs-dropout");
        assertEquals(2, contrasts.size());
        assertEquals(List.of("l2"), contrasts.get(0).axis().settings());
        assertEquals(List.of(0, 1), contrasts.get(0).variants());
        assertEquals("without dropout", contrasts.get(0).context());
        assertEquals(List.of("dropout"), contrasts.get(1).axis().settings());
        assertEquals(List.of(0, 2, 3), contrasts.get(1).variants());
        assertEquals("without L2", contrasts.get(1).context());
    }

    @Test
    void aGridHasAContrastForEachLine() {
        List<Contrast> contrasts = of(
                Specs.of(8, Biases.NONE, 512, 0),
                Specs.of(8, Biases.BOTH, 512, 0),
                Specs.of(16, Biases.NONE, 512, 0),
                Specs.of(16, Biases.BOTH, 512, 0));
        assertEquals(
                List.of(List.of(0, 2), List.of(1, 3), List.of(0, 1), List.of(2, 3)),
                contrasts.stream().map(Contrast::variants).toList());
        assertEquals("with biases both", contrasts.get(1).context());
        assertFalse(contrasts.get(0).isOrdered(), "two values make no curve");
    }

    @Test
    void settingsThatAlwaysChangeTogetherAreOneAxisThatSaysSo() {
        List<Contrast> contrasts = of(Specs.of(128, Biases.NONE, 512, 1e-7), Specs.of(128, Biases.BOTH, 512, 1e-6));
        assertEquals(1, contrasts.size());
        assertEquals(List.of("biases", "l2"), contrasts.get(0).axis().settings());
        assertEquals(
                Optional.of("biases and L2 change together here, so that this does not say which of them did it"),
                contrasts.get(0).axis().confounded());
        assertFalse(contrasts.get(0).axis().isOrdered());
    }

    /** Vectors start smaller for dot products, which is part of what a dot product is here. */
    @Test
    void theStartChangesWithTheSimilarityWithoutBeingMentioned() {
        Contrast cosineOrDot = of("similarity").get(0);
        assertEquals(List.of("similarity", "start"), cosineOrDot.axis().settings());
        assertEquals(Optional.empty(), cosineOrDot.axis().confounded());
    }

    @Test
    void theSameSettingsTwiceAreNoContrast() {
        assertEquals(List.of(), of(Specs.dim(8), Specs.dim(8)));
        assertEquals(
                List.of(0, 2),
                of(Specs.dim(8), Specs.dim(8), Specs.dim(16)).get(0).variants());
    }
}
