package dev.dyad.lab.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Says how many epochs variants take to the same accuracy: the best one that all of them reach. */
final class CurveSentence {

    private CurveSentence() {}

    /** The sentence, without capital letter and full stop; empty where no other gets there. */
    static Optional<String> of(Telling accuracy, Contrast contrast) {
        int slowest = contrast.variants().stream()
                .min(Comparator.comparingDouble(variant -> accuracy.of(variant).value()))
                .orElseThrow();
        double goal = accuracy.of(slowest).value();
        List<String> told = new ArrayList<>();
        for (int variant : contrast.variants()) {
            OptionalInt epochs = epochsTo(goal, accuracy.variants().get(variant));
            if (variant != slowest && epochs.isPresent()) {
                told.add(epochs.getAsInt() + " with " + accuracy.label(variant));
            }
        }
        int own = accuracy.variants().get(slowest).runs().get(0).byTest().epoch();
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of("the best accuracy of %s, %s, takes it %s, but %s"
                        .formatted(accuracy.label(slowest), accuracy.value(slowest), epochs(own), Words.list(told)));
    }

    /** The median over the seeds, where all of them get there. */
    private static OptionalInt epochsTo(double goal, VariantFigures variant) {
        int[] epochs = variant.runs().stream()
                .flatMapToInt(run -> run.epochsTo(goal).stream())
                .sorted()
                .toArray();
        boolean all = epochs.length == variant.runs().size();
        return all ? OptionalInt.of(epochs[epochs.length / 2]) : OptionalInt.empty();
    }

    private static String epochs(int count) {
        return count == 1 ? "1 epoch" : count + " epochs";
    }
}
