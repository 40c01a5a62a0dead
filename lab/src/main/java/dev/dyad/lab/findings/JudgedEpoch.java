package dev.dyad.lab.findings;

import dev.dyad.lab.RunResult.ChosenEpoch;
import dev.dyad.lab.statistics.Accuracy;
import dev.dyad.ratings.Ratings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A run's predictions at one epoch, compared with its test ratings.
 *
 * @param figures that follow
 * @param exact which test ratings were predicted exactly
 * @param answers to all of them
 */
record JudgedEpoch(EpochFigures figures, BitSet exact, TestAnswers answers) {

    static JudgedEpoch of(ChosenEpoch chosen, TestPart test) {
        Ratings ratings = test.ratings();
        TestAnswers answers = TestAnswers.map(chosen.scores(), ratings);
        BitSet exact = new BitSet(ratings.size());
        long[] exactOf = new long[ItemBucket.COUNT];
        long[] ratingsOf = new long[ItemBucket.COUNT];
        double squares = 0;
        double distances = 0;
        for (int i = 0; i < ratings.size(); i++) {
            int bucket = ItemBucket.of(test.trainedByItem()[ratings.item(i)]);
            ratingsOf[bucket]++;
            if (answers.level(i) == ratings.level(i)) {
                exact.set(i);
                exactOf[bucket]++;
            }
            double error = answers.rating(i) - ratings.value(i);
            squares += error * error;
            distances += Math.abs(error);
        }
        List<ItemBucket> buckets = new ArrayList<>();
        for (int b = 0; b < ItemBucket.COUNT; b++) {
            buckets.add(ItemBucket.at(b, new Accuracy(exactOf[b], ratingsOf[b])));
        }
        Accuracy accuracy = new Accuracy(exact.cardinality(), ratings.size());
        EpochFigures figures = new EpochFigures(
                chosen.epoch(), accuracy, Math.sqrt(squares / ratings.size()), distances / ratings.size(), buckets);
        return new JudgedEpoch(figures, exact, answers);
    }
}
