package dev.dyad.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ItemSamplerTest {

    private static final double[] WEIGHTS = {4, 0, 2, 1, 1};
    private static final int ROUNDS = 200_000;

    @Test
    void aliasTableDrawsByWeight() {
        AliasTable table = new AliasTable(WEIGHTS);
        SplittableRandom random = new SplittableRandom(1);
        int[] counts = new int[WEIGHTS.length];
        for (int k = 0; k < ROUNDS; k++) {
            counts[table.draw(random)]++;
        }
        for (int i = 0; i < counts.length; i++) {
            assertEquals(WEIGHTS[i] / 8, (double) counts[i] / ROUNDS, 0.005, "item " + i);
        }
    }

    /** Of two draws without replacement the first takes item 0 with 4/8; else the second with 4/6, 4/7 or 4/7. */
    @Test
    void drawsWithoutReplacementByWeight() {
        double expected = 0.5 + 0.25 * 4 / 6 + 0.25 * 4 / 7;
        assertEquals(expected, shareWithItem0(new AliasTable(WEIGHTS), 2), 0.005);
    }

    /** A table that draws one item alone leaves the rest to the waiting times, after item 3 as the first. */
    @Test
    void waitingTimesTakeTheRestByWeight() {
        AliasTable stuck = new AliasTable(new double[] {0, 0, 0, 1, 0});
        assertEquals(4.0 / 7, shareWithItem0(stuck, 2), 0.005);
    }

    private static double shareWithItem0(AliasTable table, int count) {
        ItemSampler sampler = new ItemSampler(WEIGHTS, table);
        SplittableRandom random = new SplittableRandom(2);
        int hits = 0;
        for (int k = 0; k < ROUNDS; k++) {
            sampler.clear();
            sampler.fill(count, random);
            hits += sampler.sorted()[0] == 0 ? 1 : 0;
        }
        return (double) hits / ROUNDS;
    }

    @Test
    void userCanTakeEveryMovieThatIsRatedAtAll() {
        ItemSampler sampler = new ItemSampler(WEIGHTS, new AliasTable(WEIGHTS));
        sampler.clear();
        sampler.take(3);
        sampler.take(3);
        sampler.fill(4, new SplittableRandom(3));
        assertEquals(4, sampler.size());
        assertTrue(Arrays.equals(new int[] {0, 2, 3, 4}, Arrays.copyOf(sampler.sorted(), 4)));
    }
}
