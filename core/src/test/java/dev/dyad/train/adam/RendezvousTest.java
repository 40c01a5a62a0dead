package dev.dyad.train.adam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.dyad.kernel.Parallel;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RendezvousTest {

    /** Each party writes plain cells before it comes, and must see the others' of the same turn after. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whatOneWroteBeforeTheOthersSeeAfter(int parties) {
        Rendezvous rendezvous = new Rendezvous(parties);
        int[][] cells = new int[2][parties];
        Parallel.forEach(parties, parties, party -> {
            for (int turn = 1; turn <= 3000; turn++) {
                // Two rows in turn, since a party may be one turn ahead of one that still reads.
                int[] written = cells[turn & 1];
                written[party] = turn * (party + 1);
                rendezvous.meet(party);
                for (int other = 0; other < parties; other++) {
                    assertEquals(turn * (other + 1), written[other], "party " + other + " seen by " + party);
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void nobodyWaitsForAPartyThatFailed(int parties) {
        Rendezvous rendezvous = new Rendezvous(parties);
        AtomicInteger released = new AtomicInteger();
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> Parallel.forEach(parties, parties, party -> {
                    rendezvous.meet(party);
                    if (party == 1) {
                        rendezvous.breakUp();
                        throw new IllegalStateException("party 1 fails");
                    }
                    try {
                        rendezvous.meet(party);
                    } catch (CancellationException e) {
                        released.incrementAndGet();
                    }
                }));
        assertEquals("party 1 fails", thrown.getMessage());
        assertEquals(parties - 1, released.get());
    }

    @Test
    void onePartyNeverWaits() {
        Rendezvous rendezvous = new Rendezvous(1);
        rendezvous.breakUp();
        rendezvous.meet(0);
    }
}
