package dev.dyad.data.synthetic;

import dev.dyad.DyadException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All blocks of users, in order, made by several threads ahead of the one that asks for them, but only so far that a
 * slow disk does not fill the memory. Where one block ends and the next begins does not depend on the threads.
 */
final class UserBlocks implements AutoCloseable {

    private static final int RATINGS_PER_BLOCK = 1 << 15;

    private final PlantedWorld world;
    private final ExecutorService threads;
    private final Queue<ItemSampler> samplers = new ConcurrentLinkedQueue<>();
    private final Deque<Future<UserBlock>> ahead = new ArrayDeque<>();
    private int nextUser;

    UserBlocks(PlantedWorld world, int threadCount) {
        this.world = world;
        threads = Executors.newFixedThreadPool(threadCount, work -> {
            Thread thread = new Thread(work, "dyad-make");
            thread.setDaemon(true);
            return thread;
        });
        for (int t = 0; t < threadCount; t++) {
            samplers.add(new ItemSampler(world.weights(), world.table()));
        }
        for (int k = 0; k < 2 * threadCount + 1; k++) {
            submitNext();
        }
    }

    private void submitNext() {
        int from = nextUser;
        int to = from;
        long ratings = 0;
        while (to < world.activity().length && ratings < RATINGS_PER_BLOCK) {
            ratings += world.activity()[to++];
        }
        nextUser = to;
        if (from < to) {
            int end = to;
            ahead.add(threads.submit(() -> make(from, end)));
        }
    }

    private UserBlock make(int from, int to) {
        ItemSampler sampler = samplers.remove();
        UserBlock block = new UserBlock(world, from, to, sampler);
        samplers.add(sampler);
        return block;
    }

    boolean hasNext() {
        return !ahead.isEmpty();
    }

    UserBlock next() {
        try {
            UserBlock block = ahead.remove().get();
            submitNext();
            return block;
        } catch (ExecutionException e) {
            throw new IllegalStateException("making ratings failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DyadException(DyadException.Kind.IO, "Making ratings was interrupted; nothing was written", e);
        }
    }

    /** Stops the threads, finished or not. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
