package dev.dyad.train.adam;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Where threads wait for each other, tens of thousands of times a second: each says how often it has come, and looks
 * until the others have come as often. What one wrote before it came, the others see after.
 */
final class Rendezvous {

    /** Counters stand a cache line and its neighbour apart. */
    private static final int STRIDE = 32;

    private static final int SPINS = 2_000;

    private final int parties;
    private final AtomicIntegerArray arrivals;
    private volatile boolean broken;

    Rendezvous(int parties) {
        this.parties = parties;
        this.arrivals = new AtomicIntegerArray(parties * STRIDE);
    }

    /** Waits until every party has come as often as this one. */
    @SuppressWarnings("ThreadPriorityCheck") // Yielding only spares others the wait; nothing relies on it.
    void meet(int party) {
        if (parties == 1) {
            return;
        }
        int turn = arrivals.get(party * STRIDE) + 1;
        arrivals.setRelease(party * STRIDE, turn);
        for (int other = 0; other < parties; other++) {
            // Turns may pass 2³¹; the difference still tells who is behind.
            for (int spins = 0; arrivals.getAcquire(other * STRIDE) - turn < 0; spins++) {
                if (broken) {
                    throw new CancellationException("another thread of this fit has failed");
                }
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
        }
    }

    /** Lets nobody wait for a party that will not come. */
    void breakUp() {
        broken = true;
    }
}
