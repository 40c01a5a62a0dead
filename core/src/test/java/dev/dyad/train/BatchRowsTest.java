package dev.dyad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BatchRowsTest {

    @Test
    void rowsAreNumberedAsABatchFirstSpeaksOfThem() {
        BatchRows rows = new BatchRows(10, 4);
        rows.clear();
        assertEquals(0, rows.slot(7));
        assertEquals(1, rows.slot(0));
        assertEquals(0, rows.slot(7));
        assertEquals(2, rows.count());
        assertEquals(0, rows.row(1));

        rows.clear();
        assertEquals(0, rows.count());
        assertEquals(0, rows.slot(0));
        assertEquals(1, rows.slot(7));
    }

    @Test
    void manyBatchesAgreeWithAMap() {
        SplittableRandom random = new SplittableRandom(21);
        BatchRows rows = new BatchRows(300, 512);
        for (int batch = 0; batch < 500; batch++) {
            rows.clear();
            Map<Integer, Integer> oracle = new LinkedHashMap<>();
            for (int k = 0; k < 512; k++) {
                int row = random.nextInt(300);
                int expected = oracle.computeIfAbsent(row, key -> oracle.size());
                assertEquals(expected, rows.slot(row), "seed 21");
            }
            assertEquals(oracle.size(), rows.count());
            oracle.forEach((row, slot) -> assertEquals(row, rows.row(slot)));
        }
    }
}
