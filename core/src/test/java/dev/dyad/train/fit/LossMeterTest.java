package dev.dyad.train.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LossMeterTest {

    @Test
    void theLossIsTheMeanOverRatingsNotOverBatches() {
        LossMeter meter = new LossMeter();
        meter.add(new float[] {1, 0.01f, 4, 99}, new byte[] {0, 1, 0, 1}, 3);
        assertEquals((1 + 0.01 + 4) / 3, meter.batchLoss(), 1e-7);
        meter.add(new float[] {9}, new byte[] {1}, 1);

        assertEquals(9, meter.batchLoss());
        assertEquals((1 + 0.01 + 4 + 9) / 4, meter.loss(), 1e-7);
        assertEquals(4, meter.ratings());
        assertEquals(2, meter.exact());
        assertEquals(0.5, meter.accuracy());
    }

    @Test
    void aResumedMeterGoesOnWhereTheOtherStopped() {
        LossMeter whole = new LossMeter();
        LossMeter resumed = new LossMeter();
        whole.add(new float[] {4}, new byte[] {0}, 1);
        resumed.resume(whole.sum(), whole.exact(), whole.judged(), whole.ratings());
        for (LossMeter meter : new LossMeter[] {whole, resumed}) {
            meter.add(new float[] {0.0625f}, new byte[] {1}, 1);
        }
        assertEquals(whole.loss(), resumed.loss());
        assertEquals(0.5, resumed.accuracy());
        assertEquals(2, resumed.ratings());
    }
}
