package dev.dyad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyad.ratings.RatingScale;
import org.junit.jupiter.api.Test;

class LossMeterTest {

    @Test
    void theLossIsTheMeanOverRatingsNotOverBatches() {
        LossMeter meter = new LossMeter(RatingScale.HALF_STARS);
        meter.start();
        meter.add(3, 4, -1);
        meter.add(4.1f, 4, 0.1f);
        meter.add(6.5f, 4.5f, 2);
        meter.finish(3);
        assertEquals((1 + 0.01 + 4) / 3, meter.batchLoss(), 1e-7);
        meter.start();
        meter.add(2, 5, -3);
        meter.finish(1);

        assertEquals(9, meter.batchLoss());
        assertEquals((1 + 0.01 + 4 + 9) / 4, meter.loss(), 1e-7);
        assertEquals(4, meter.ratings());
    }

    @Test
    void anAnswerIsExactInTheCellOfTheRatingAndBeyondTheRangeForItsEnds() {
        LossMeter meter = new LossMeter(RatingScale.HALF_STARS);
        meter.start();
        meter.add(3.74f, 3.5f, 0);
        meter.add(3.26f, 3.5f, 0);
        meter.add(3.76f, 3.5f, 0);
        meter.add(7, 5, 0);
        meter.add(-3, 0.5f, 0);
        meter.add(Float.NaN, 3, 0);
        meter.finish(6);
        assertEquals(4, meter.exact());
        assertEquals(4 / 6.0, meter.accuracy());
    }

    @Test
    void aResumedMeterGoesOnWhereTheOtherStopped() {
        LossMeter whole = new LossMeter(RatingScale.WHOLE_STARS);
        LossMeter resumed = new LossMeter(RatingScale.WHOLE_STARS);
        whole.start();
        whole.add(3, 5, -2);
        whole.finish(1);
        resumed.resume(whole.squares(), whole.exact(), whole.ratings());
        for (LossMeter meter : new LossMeter[] {whole, resumed}) {
            meter.start();
            meter.add(3, 3, 0.25f);
            meter.finish(1);
        }
        assertEquals(whole.loss(), resumed.loss());
        assertEquals(0.5, resumed.accuracy());
        assertEquals(2, resumed.ratings());
    }
}
