package dev.dyad.ratings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a seed stands for must never change, or published results could not be had again. */
class SeedsTest {

    private static final Ratings FORTY = RandomRatings.untimed(0, 40, 5, 8);

    @Test
    void theStreamsOfASeedAreTheSameForEver() {
        assertEquals("aa883be320a52915", Long.toHexString(Seeds.stream(42, "split")));
        assertEquals("23797d8e8a28cecb", Long.toHexString(Seeds.stream(42, "shuffle", 3)));
        assertEquals("5692161d100b05e5", Long.toHexString(Seeds.mix(1)));
    }

    @Test
    void theSplitsOfASeedAreTheSameForEver() {
        assertEquals("{7, 11, 13, 16, 20, 24, 32, 36}", heldOut(new Split.Random(0.2), 42));
        assertEquals("{1, 7, 8, 11, 20, 26, 32, 39}", heldOut(new Split.Random(0.2), -1));
        assertEquals("{1, 11, 13, 15, 16, 25, 27, 38}", heldOut(new Split.KFold(5, 1), 42));
    }

    @Test
    void streamsOfOtherNamesSeedsAndPlacesDiffer() {
        Set<Long> seeds = new HashSet<>();
        for (long seed = -50; seed < 50; seed++) {
            for (String name : new String[] {"split", "shuffle", "dropout", "users", "items"}) {
                seeds.add(Seeds.stream(seed, name));
                for (int index = 1; index <= 50; index++) {
                    seeds.add(Seeds.stream(seed, name, index));
                }
            }
        }
        assertEquals(100 * 5 * 51, seeds.size());
    }

    /** A changed bit of the input changes half of the output's bits: 32 on average, with a deviation of 4. */
    @Test
    void mixingSpreadsEveryBit() {
        for (int bit = 0; bit < Long.SIZE; bit++) {
            double changed = 0;
            for (long z = 1; z <= 1000; z++) {
                changed += Long.bitCount(
                        Seeds.mix(z * 0x9E3779B97F4A7C15L) ^ Seeds.mix(z * 0x9E3779B97F4A7C15L ^ 1L << bit));
            }
            assertTrue(Math.abs(changed / 1000 - 32) < 1, "bit " + bit + ": " + changed / 1000);
        }
    }

    private static String heldOut(Split split, long seed) {
        BitSet out = split.heldOut(FORTY, seed);
        return out.toString();
    }
}
