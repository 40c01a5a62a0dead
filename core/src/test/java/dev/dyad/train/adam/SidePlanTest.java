package dev.dyad.train.adam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.kernel.AdamClock;
import dev.dyad.train.adam.SidePlan.Met;
import dev.dyad.train.adam.SidePlan.Share;
import dev.dyad.train.adam.SidePlan.Sharing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SidePlanTest {

    private static final int ROWS = 300;
    private static final int BATCH = 128;

    @ParameterizedTest
    @CsvSource({"IN_TURN, 1", "IN_TURN, 2", "IN_TURN, 5", "BY_ROW, 1", "BY_ROW, 2", "BY_ROW, 7"})
    void everyRatingIsWithItsRowInItsOrderAndEveryRowInOnePlace(Sharing sharing, int workers) {
        SplittableRandom random = new SplittableRandom(21);
        Met met = new Met(ROWS);
        AdamTable table = AdamTable.withoutBiases(ROWS, 1, 0);
        AdamClock clock = new AdamClock(0, 200, t -> 1e-3);
        SidePlan[] plans = {new SidePlan(sharing, met, BATCH, workers), new SidePlan(sharing, met, BATCH, workers)};
        for (int t = 1; t <= 200; t++) {
            SidePlan plan = plans[t & 1];
            int ratings = 1 + random.nextInt(BATCH);
            plan.clear();
            Map<Integer, List<Integer>> oracle = new LinkedHashMap<>();
            for (int k = 0; k < ratings; k++) {
                int row = random.nextInt(ROWS);
                plan.rowOf[k] = row;
                oracle.computeIfAbsent(row, key -> new ArrayList<>()).add(k);
            }

            plan.mentionAll(ratings, table, clock, t);
            plan.group();

            Map<Integer, List<Integer>> found = new LinkedHashMap<>();
            for (int n = 0; n < plan.count(); n++) {
                found.put(plan.rowAt(plan.place(n)), new ArrayList<>());
            }
            for (int w = 0; w < workers; w++) {
                Share share = plan.shares[w];
                for (int entry = 0; entry < share.count(); entry++) {
                    int row = share.plan.row(entry);
                    assertTrue(sharing == Sharing.IN_TURN || row % workers == w, "row " + row + " with " + w);
                    for (int j = share.start[entry]; j < share.start[entry + 1]; j++) {
                        int k = share.ratings[j];
                        assertEquals(share.place + entry, plan.placeOf[k]);
                        found.get(row).add(k);
                    }
                }
            }
            assertEquals(List.copyOf(oracle.entrySet()), List.copyOf(found.entrySet()), "seed 21, batch " + t);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "8"})
    void inTurnMeansThatNoThreadHasMuchMoreToDoThanAnother(int workers) {
        SidePlan plan = new SidePlan(Sharing.IN_TURN, new Met(ROWS), BATCH, workers);
        plan.clear();
        for (int k = 0; k < 100; k++) {
            plan.rowOf[k] = 2 * k;
        }
        plan.mentionAll(100, AdamTable.withoutBiases(ROWS, 1, 0), new AdamClock(0, 1, t -> 1e-3), 1);
        for (Share share : plan.shares) {
            assertTrue(Math.abs(share.count() - 100.0 / workers) < 1);
        }
    }
}
