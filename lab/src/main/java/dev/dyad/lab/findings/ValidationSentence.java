package dev.dyad.lab.findings;

import java.util.List;
import java.util.Optional;

/** Says what it costs to choose epochs without looking at the test ratings, and whether it changes what is real. */
final class ValidationSentence {

    private ValidationSentence() {}

    /** The sentence, without capital letter and full stop; empty where a run has no validation part. */
    static Optional<String> of(List<VariantFigures> variants, PairTable byTest, PairTable byValidation) {
        double[] costs = variants.stream()
                .flatMap(variant -> variant.runs().stream())
                .flatMap(run -> run.costOfHonesty().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        long runs =
                variants.stream().mapToLong(variant -> variant.runs().size()).sum();
        if (costs.length < runs) {
            return Optional.empty();
        }
        if (costs[costs.length - 1] == 0) {
            return Optional.of(
                    "choosing epochs by validation ratings instead of by the test ratings themselves costs no test accuracy");
        }
        String cost = costs[0] == costs[costs.length - 1]
                ? Words.points(costs[0], 2)
                : Words.number(100 * costs[0], 2) + " to " + Words.points(costs[costs.length - 1], 2);
        return Optional.of("choosing epochs by validation ratings instead of by the test ratings themselves costs "
                + cost + " of test accuracy" + changes(variants.size(), byTest, byValidation));
    }

    private static String changes(int variants, PairTable byTest, PairTable byValidation) {
        int real = 0;
        int lost = 0;
        int gained = 0;
        for (int first = 0; first < variants; first++) {
            for (int second = first + 1; second < variants; second++) {
                boolean before = byTest.isReal(first, second);
                boolean after = byValidation.isReal(first, second);
                real += before ? 1 : 0;
                lost += before && !after ? 1 : 0;
                gained += !before && after ? 1 : 0;
            }
        }
        if (variants == 1) {
            return "";
        }
        if (lost + gained == 0) {
            return real == 0 ? ", and shows no real difference, either" : ", and the same differences are real";
        }
        return ", and of %d real %s %d %s not beyond chance then, while %d %s"
                .formatted(
                        real,
                        real == 1 ? "difference" : "differences",
                        lost,
                        lost == 1 ? "is" : "are",
                        gained,
                        gained == 1 ? "other is" : "others are");
    }
}
