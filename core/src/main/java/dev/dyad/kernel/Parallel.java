package dev.dyad.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Runs numbered tasks on a given number of threads. The caller is one of them. */
public final class Parallel {

    private Parallel() {}

    /**
     * Runs {@code body} once for each task from 0 to {@code tasks} − 1 and returns when all are done. Tasks are handed
     * out in order; which thread runs which is not defined. The first exception ends the handing out and is rethrown.
     */
    public static void forEach(int threads, int tasks, IntConsumer body) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Runnable work = () -> {
            try {
                for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
                    body.accept(task);
                }
            } catch (RuntimeException | Error e) {
                next.set(tasks);
                failure.compareAndSet(null, e);
            }
        };
        Thread[] helpers = new Thread[Math.max(0, Math.min(threads, tasks) - 1)];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Thread(work, "dyad-parallel-" + i);
            helpers[i].setDaemon(true);
            helpers[i].start();
        }
        work.run();
        for (Thread helper : helpers) {
            join(helper);
        }
        rethrow(failure.get());
    }

    /** Waits for a thread to end; an interrupt is kept for later. */
    public static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Throws what a thread failed with, if it did. */
    public static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        } else if (failure instanceof Error error) {
            throw error;
        }
    }
}
