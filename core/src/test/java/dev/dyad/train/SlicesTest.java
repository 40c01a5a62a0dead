package dev.dyad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SlicesTest {

    @Test
    void slicesCoverEachDimensionOnceWhateverTheWorkers() {
        for (int dim = 1; dim <= 1024; dim++) {
            Slices slices = Slices.of(dim);
            assertEquals(0, slices.start(0));
            assertEquals(dim, slices.start(slices.count()));
            for (int slice = 0; slice < slices.count(); slice++) {
                assertTrue(slices.start(slice) < slices.start(slice + 1), "dimension " + dim);
            }
            for (int threads = 1; threads <= 64; threads *= 2) {
                int workers = slices.workers(threads);
                assertEquals(0, slices.firstOf(0, workers));
                assertEquals(slices.count(), slices.firstOf(workers, workers));
                for (int worker = 0; worker < workers; worker++) {
                    assertTrue(slices.firstOf(worker, workers) < slices.firstOf(worker + 1, workers));
                }
            }
        }
    }
}
