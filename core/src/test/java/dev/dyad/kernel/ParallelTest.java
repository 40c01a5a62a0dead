package dev.dyad.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ParallelTest {

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 1000", "8, 1000", "8, 3", "4, 0", "1, 1"})
    void everyTaskIsDoneOnce(int threads, int tasks) {
        AtomicIntegerArray done = new AtomicIntegerArray(tasks);
        Parallel.forEach(threads, tasks, done::incrementAndGet);
        for (int task = 0; task < tasks; task++) {
            assertEquals(1, done.get(task), "task " + task);
        }
    }

    @Test
    void tasksRunAtTheSameTime() {
        CountDownLatch all = new CountDownLatch(3);
        Parallel.forEach(3, 3, task -> {
            all.countDown();
            await(all);
        });
        assertEquals(0, all.getCount());
    }

    @Test
    void oneThreadIsTheCallerAndGoesInOrder() {
        AtomicInteger next = new AtomicInteger();
        Thread caller = Thread.currentThread();
        Parallel.forEach(1, 50, task -> {
            assertEquals(next.getAndIncrement(), task);
            assertSame(caller, Thread.currentThread());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void theFirstExceptionEndsTheWorkAndIsRethrown(int threads) {
        AtomicInteger begun = new AtomicInteger();
        IllegalStateException failure = new IllegalStateException("task 7");
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> Parallel.forEach(threads, 1_000_000, task -> {
                    begun.incrementAndGet();
                    if (task == 7) {
                        throw failure;
                    }
                }));
        assertSame(failure, thrown);
        assertTrue(begun.get() < 1_000_000);
    }

    @Test
    void errorsAreRethrownToo() {
        assertThrows(
                OutOfMemoryError.class,
                () -> Parallel.forEach(2, 10, task -> {
                    throw new OutOfMemoryError("made up");
                }));
    }

    @Test
    void anInterruptWaitsUntilTheWorkIsDone() {
        AtomicInteger done = new AtomicInteger();
        Thread.currentThread().interrupt();
        Parallel.forEach(2, 100, task -> done.incrementAndGet());
        assertTrue(Thread.interrupted(), "the interrupt is kept for the caller");
        assertEquals(100, done.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
