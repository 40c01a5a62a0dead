package dev.dyad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyad.ratings.RatingScale;
import org.junit.jupiter.api.Test;

class LossMeterTest {

    @Test
    void theLossIsTheMeanOverRatingsNotOverBatches() {
        LossMeter meter = new LossMeter(RatingScale.HALF_STARS);
        meter.add(new float[] {3, 4.1f, 6.5f, 99}, new float[] {4, 4, 4.5f, 1}, 3);
        assertEquals((1 + 0.01 + 4) / 3, meter.batchLoss(), 1e-7);
        meter.add(new float[] {2}, new float[] {5}, 1);

        assertEquals(9, meter.batchLoss());
        assertEquals((1 + 0.01 + 4 + 9) / 4, meter.loss(), 1e-7);
        assertEquals(4, meter.ratings());
    }

    @Test
    void anAnswerIsExactInTheCellOfTheRatingAndBeyondTheRangeForItsEnds() {
        LossMeter meter = new LossMeter(RatingScale.HALF_STARS);
        meter.add(new float[] {3.74f, 3.26f, 3.76f, 7, -3, Float.NaN}, new float[] {3.5f, 3.5f, 3.5f, 5, 0.5f, 3}, 6);
        assertEquals(4, meter.exact());
        assertEquals(4 / 6.0, meter.accuracy());
    }

    @Test
    void aResumedMeterGoesOnWhereTheOtherStopped() {
        LossMeter whole = new LossMeter(RatingScale.WHOLE_STARS);
        LossMeter resumed = new LossMeter(RatingScale.WHOLE_STARS);
        whole.add(new float[] {3}, new float[] {5}, 1);
        resumed.resume(whole.squares(), whole.exact(), whole.ratings());
        for (LossMeter meter : new LossMeter[] {whole, resumed}) {
            meter.add(new float[] {3.25f}, new float[] {3}, 1);
        }
        assertEquals(whole.loss(), resumed.loss());
        assertEquals(0.5, resumed.accuracy());
        assertEquals(2, resumed.ratings());
    }
}
