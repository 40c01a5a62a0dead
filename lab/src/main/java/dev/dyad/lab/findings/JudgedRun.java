package dev.dyad.lab.findings;

import dev.dyad.lab.RunResult;
import dev.dyad.lab.statistics.McNemar;
import java.util.BitSet;
import java.util.Optional;

/**
 * A run with its predictions.
 *
 * @param figures that follow
 * @param test what it was judged on
 * @param byTest at the epoch that is best by the test ratings
 * @param byValidation at the one that is best by the validation ratings, where there were any
 */
record JudgedRun(RunFigures figures, TestPart test, JudgedEpoch byTest, Optional<JudgedEpoch> byValidation) {

    static JudgedRun of(RunResult run, TestPart test) {
        JudgedEpoch byTest = JudgedEpoch.of(run.byTest(), test);
        Optional<JudgedEpoch> byValidation = run.byValidation().map(chosen -> JudgedEpoch.of(chosen, test));
        RunFigures figures =
                new RunFigures(run, test.trained(), byTest.figures(), byValidation.map(JudgedEpoch::figures));
        return new JudgedRun(figures, test, byTest, byValidation);
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
        BitSet exact = (BitSet) byTest.exact().clone();
        exact.and(within);
        return exact;
    }

    private Optional<BitSet> exact(Choice choice) {
        return choice == Choice.BY_TEST ? Optional.of(byTest.exact()) : byValidation.map(JudgedEpoch::exact);
    }
}
