package dev.dyad.recommend;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hands on in order what threads make out of order. What is not due yet waits; a thread that is too far ahead waits
 * itself, so that what waits is bounded.
 */
final class InTurn<T> {

    private final int ahead;
    private final Consumer<T> target;
    private final Map<Integer, T> waiting = new HashMap<>();
    private int next;
    private boolean isHandingOn;
    private boolean isBroken;

    /**
     * @param ahead how many may wait
     * @param target told everything in order, by one thread at a time
     */
    InTurn(int ahead, Consumer<T> target) {
        this.ahead = ahead;
        this.target = target;
    }

    /** Hands on all that is due, now that the thing with that number is there. Numbers start at 0. */
    void put(int number, T thing) {
        if (!add(number, thing)) {
            return;
        }
        try {
            for (Optional<T> due = due(); due.isPresent(); due = due()) {
                target.accept(due.get());
            }
        } catch (RuntimeException | Error e) {
            breakOff();
            throw e;
        }
    }

    /** Nothing more will be handed on, and nobody shall wait for it. */
    synchronized void breakOff() {
        isBroken = true;
        notifyAll();
    }

    /** Whether the caller is the one to hand on. */
    private synchronized boolean add(int number, T thing) {
        boolean interrupted = false;
        while (number > next + ahead && !isBroken) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        waiting.put(number, thing);
        boolean mine = !isHandingOn && !isBroken;
        isHandingOn |= mine;
        return mine;
    }

    private synchronized Optional<T> due() {
        Optional<T> due = Optional.ofNullable(waiting.remove(next));
        if (due.isPresent()) {
            next++;
            notifyAll();
        } else {
            isHandingOn = false;
        }
        return due;
    }
}
