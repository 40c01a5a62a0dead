package dev.dyad.train;

import dev.dyad.kernel.AdamClock;
import dev.dyad.kernel.Parallel;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The threads of a fit. The caller of a method is the first of them. */
final class AdamTeam {

    private final AdamSetting setting;
    private final AdamWorker[] workers;
    private final Rendezvous rendezvous;
    private final Exchange[] exchanges;

    /** What a thread does around each batch, beside training. */
    interface Watch {

        /** Before the batch; may say in the exchange that it is the last for now. */
        default void before(int batch, Exchange exchange) {}

        /** After the batch. */
        default void after(int batch) {}
    }

    AdamTeam(AdamSetting setting, int threads) {
        this.setting = setting;
        int count = setting.slices().workers(threads);
        rendezvous = new Rendezvous(count);
        workers = new AdamWorker[count];
        // Each worker makes its own tables, so that their memory is near the thread that uses it.
        Parallel.forEach(count, count, w -> workers[w] = new AdamWorker(setting, w, count, rendezvous));
        int slices = setting.slices().count();
        int batchSize = setting.trainer().batchSize();
        // Two, since a thread may be a batch ahead of another that still reads the sums of the batch before.
        exchanges = new Exchange[] {new Exchange(slices, batchSize), new Exchange(slices, batchSize)};
    }

    AdamWorker[] workers() {
        return workers;
    }

    /**
     * Trains on batches {@code first} and on of an epoch, to its end or to where the watch stops.
     *
     * @param before the number of steps before this epoch
     * @param meter where the first thread adds up the errors
     * @param watch used by the first thread
     * @return the batch that is next
     */
    int train(PackedRatings ratings, AdamClock clock, int before, int first, LossMeter meter, Watch watch) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        int[] next = {first};
        Thread[] helpers = new Thread[workers.length - 1];
        for (int w = 1; w < workers.length; w++) {
            AdamWorker worker = workers[w];
            Runnable work = () -> train(worker, ratings, clock, before, first, meter, new Watch() {});
            helpers[w - 1] = new Thread(guarded(work, failure), "dyad-adam-" + w);
            helpers[w - 1].setDaemon(true);
            helpers[w - 1].start();
        }
        guarded(() -> next[0] = train(workers[0], ratings, clock, before, first, meter, watch), failure)
                .run();
        for (Thread helper : helpers) {
            Parallel.join(helper);
        }
        Parallel.rethrow(failure.get());
        return next[0];
    }

    private int train(
            AdamWorker worker,
            PackedRatings ratings,
            AdamClock clock,
            int before,
            int first,
            LossMeter meter,
            Watch watch) {
        for (int batch = first; batch < setting.batches(); batch++) {
            Exchange exchange = exchanges[batch & 1];
            watch.before(batch, exchange);
            worker.train(
                    ratings,
                    setting.start(batch),
                    setting.start(batch + 1),
                    clock,
                    before + batch + 1,
                    exchange,
                    meter);
            watch.after(batch);
            if (exchange.isLast()) {
                return batch + 1;
            }
        }
        return setting.batches();
    }

    /** The work, so that its failure is kept and leaves no other thread waiting. */
    private Runnable guarded(Runnable work, AtomicReference<@Nullable Throwable> failure) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                // The first failure is the cause; the others are of threads that no longer wait for it.
                failure.compareAndSet(null, e);
                rendezvous.breakUp();
            }
        };
    }

    /** Brings all rows up to date with step {@code t}. */
    void settle(AdamClock clock, int t) {
        Parallel.forEach(workers.length, workers.length, w -> workers[w].settle(clock, t));
    }
}
