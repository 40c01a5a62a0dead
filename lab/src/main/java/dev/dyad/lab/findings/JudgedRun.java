package dev.dyad.lab.findings;

import dev.dyad.lab.RunResult;
import dev.dyad.lab.statistics.McNemar;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A run with its predictions.
 *
 * @param figures that follow
 * @param test what it was judged on
 * @param epochs those that were chosen
 */
record JudgedRun(RunFigures figures, TestPart test, Map<Choice, JudgedEpoch> epochs) {

    static JudgedRun of(RunResult run, TestPart test) {
        Map<Choice, JudgedEpoch> epochs = new EnumMap<>(Choice.class);
        epochs.put(Choice.BY_TEST, JudgedEpoch.of(run.byTest(), test));
        run.byValidation().ifPresent(chosen -> epochs.put(Choice.BY_VALIDATION, JudgedEpoch.of(chosen, test)));
        Optional<EpochFigures> byValidation =
                Optional.ofNullable(epochs.get(Choice.BY_VALIDATION)).map(JudgedEpoch::figures);
        EpochFigures byTest = epochs.get(Choice.BY_TEST).figures();
        return new JudgedRun(new RunFigures(run, test.trained(), byTest, byValidation), test, epochs);
    }

    long seed() {
        return figures.run().spec().seed();
    }

    /** Whether both were judged on the same ratings. */
    boolean isPairedWith(JudgedRun other) {
        return seed() == other.seed()
                && figures.run()
                        .spec()
                        .split()
                        .equals(other.figures.run().spec().split());
    }

    /** The predictions that the two do not share; empty where one has no epoch of that choice. */
    Optional<McNemar> against(JudgedRun other, Choice choice) {
        return exact(choice).flatMap(mine -> other.exact(choice)
                .map(theirs -> McNemar.of(mine, theirs, test.ratings().size())));
    }

    /** The same over the test ratings of a bucket of items, at the epochs that are best by the test ratings. */
    McNemar against(JudgedRun other, int bucket) {
        BitSet within = new BitSet();
        for (int i = 0; i < test.ratings().size(); i++) {
            within.set(i, ItemBucket.of(test.trainedByItem()[test.ratings().item(i)]) == bucket);
        }
        return McNemar.of(exactWithin(within), other.exactWithin(within), within.cardinality());
    }

    private BitSet exactWithin(BitSet within) {
        BitSet exact = (BitSet) epochs.get(Choice.BY_TEST).exact().clone();
        exact.and(within);
        return exact;
    }

    private Optional<BitSet> exact(Choice choice) {
        return Optional.ofNullable(epochs.get(choice)).map(JudgedEpoch::exact);
    }
}
