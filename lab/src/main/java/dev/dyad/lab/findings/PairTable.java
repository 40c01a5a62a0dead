package dev.dyad.lab.findings;

import dev.dyad.lab.statistics.Holm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How all pairs of a study's variants differ in one quantity, corrected for their number. Variants are numbered from 0. */
final class PairTable {

    /** Tests one pair; empty where both cannot be compared. */
    @FunctionalInterface
    interface Tester {
        Optional<PairTest> test(int first, int second);
    }

    /** A pair, the lower number first. */
    private record Pair(int first, int second) {}

    /** Of no variants. */
    static final PairTable NONE = new PairTable();

    private final Map<Pair, Difference> differences = new LinkedHashMap<>();

    private PairTable() {}

    static PairTable of(int variants, Tester tester) {
        Map<Pair, PairTest> tests = new LinkedHashMap<>();
        for (int first = 0; first < variants; first++) {
            for (int second = first + 1; second < variants; second++) {
                Pair pair = new Pair(first, second);
                tester.test(first, second).ifPresent(test -> tests.put(pair, test));
            }
        }
        double[] adjusted =
                Holm.adjust(tests.values().stream().mapToDouble(PairTest::p).toArray());
        PairTable table = new PairTable();
        tests.forEach((pair, test) ->
                table.differences.put(pair, new Difference(test.by(), test.p(), adjusted[table.differences.size()])));
        return table;
    }

    /** How much the second is above the first, whichever comes earlier; empty where they cannot be compared. */
    Optional<Difference> between(int first, int second) {
        return first < second
                ? Optional.ofNullable(differences.get(new Pair(first, second)))
                : Optional.ofNullable(differences.get(new Pair(second, first))).map(Difference::reversed);
    }

    boolean isReal(int first, int second) {
        return between(first, second).map(Difference::isReal).orElse(false);
    }

    /** Whether the second is above the first beyond chance. */
    boolean isAbove(int first, int second) {
        return between(first, second)
                .map(difference -> difference.isReal() && difference.by().value() > 0)
                .orElse(false);
    }
}
