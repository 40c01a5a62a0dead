package dev.dyad.train.adam;

import dev.dyad.kernel.AdamClock;
import dev.dyad.kernel.Dropout;
import dev.dyad.kernel.Parallel;
import dev.dyad.model.Head;
import dev.dyad.train.TrainingData;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The threads of a fit. The caller of a method is the first of them. */
final class AdamTeam {

    /** Rows that one task settles. */
    private static final int CHUNK = 4096;

    private final AdamSetting setting;
    private final AdamSide users;
    private final AdamSide items;
    private final AdamWorker[] workers;
    private final Rendezvous rendezvous;
    private final AdamBatch[] batches;
    private final @Nullable AdamThresholds thresholds;

    /** What the first thread does around each batch, beside training. */
    interface Watch {

        /** Before the batch; may say in it that it is the last for now. */
        void before(int batch, AdamBatch content);

        /** After the batch, whose scores are known. */
        void after(AdamBatch content);
    }

    AdamTeam(AdamSetting setting, AdamState state, int threads) {
        this.setting = setting;
        int count = Math.min(threads, setting.trainer().batchSize());
        TrainingData data = setting.data();
        users = new AdamSide(
                SidePlan.Sharing.IN_TURN, state.users(), state.userFeatures(), data.userFeatures(), setting, count);
        items = new AdamSide(
                SidePlan.Sharing.BY_ROW, state.items(), state.itemFeatures(), data.itemFeatures(), setting, count);
        rendezvous = new Rendezvous(count);
        int batchSize = setting.trainer().batchSize();
        double share = setting.trainer().dropout();
        DroppedVectors dropped = share == 0
                ? null
                : new DroppedVectors(
                        Dropout.of(share), setting.seed(), setting.spec().dim(), batchSize);
        thresholds = setting.spec().head() == Head.ORDINAL ? new AdamThresholds(setting, state, count) : null;
        workers = new AdamWorker[count];
        for (int w = 0; w < count; w++) {
            workers[w] = new AdamWorker(setting, w, users, items, dropped, thresholds);
        }
        batches = new AdamBatch[] {
            new AdamBatch(setting, users, items, count), new AdamBatch(setting, users, items, count)
        };
    }

    /**
     * Trains on batches {@code first} and on of an epoch, to its end or to where the watch stops.
     *
     * @param before the number of steps before this epoch
     * @param watch used by the first thread
     * @return the batch that is next
     */
    int train(PackedRatings ratings, AdamClock clock, int before, int first, Watch watch) {
        if (first == setting.batches()) {
            return first;
        }
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        int[] next = {first};
        if (thresholds != null) {
            thresholds.readShared();
        }
        planUsers(ratings, clock, before, first);
        planItems(ratings, clock, before, first);
        Thread[] helpers = new Thread[workers.length - 1];
        for (int w = 1; w < workers.length; w++) {
            int index = w;
            Runnable work = () -> train(index, ratings, clock, before, first, watch);
            helpers[w - 1] = new Thread(guarded(work, failure), "dyad-adam-" + w);
            helpers[w - 1].setDaemon(true);
            helpers[w - 1].start();
        }
        guarded(() -> next[0] = train(0, ratings, clock, before, first, watch), failure)
                .run();
        for (Thread helper : helpers) {
            Parallel.join(helper);
        }
        Parallel.rethrow(failure.get());
        return next[0];
    }

    private int train(int index, PackedRatings ratings, AdamClock clock, int before, int first, Watch watch) {
        AdamWorker worker = workers[index];
        boolean features = users.hasFeatures() || items.hasFeatures();
        for (int number = first; number < setting.batches(); number++) {
            AdamBatch batch = batches[number & 1];
            if (index == 0) {
                watch.before(number, batch);
            }
            if (features) {
                worker.readFeatures(batch, clock);
                rendezvous.meet(index);
            }
            worker.readItems(batch, clock);
            rendezvous.meet(index);
            boolean goesOn = !batch.isLast() && number + 1 < setting.batches();
            if (goesOn && index == 0) {
                planUsers(ratings, clock, before, number + 1);
            }
            if (goesOn && index == workers.length - 1) {
                planItems(ratings, clock, before, number + 1);
            }
            worker.learnUsers(batch, clock);
            rendezvous.meet(index);
            if (index == 0) {
                watch.after(batch);
            }
            worker.learnItems(batch, clock);
            if (features) {
                rendezvous.meet(index);
                worker.learnFeatures(batch, clock);
            }
            if (batch.isLast()) {
                return number + 1;
            }
        }
        return setting.batches();
    }

    private void planUsers(PackedRatings ratings, AdamClock clock, int before, int batch) {
        int from = setting.start(batch);
        batches[batch & 1].planUsers(ratings, from, setting.start(batch + 1), users, clock, before + batch + 1);
    }

    private void planItems(PackedRatings ratings, AdamClock clock, int before, int batch) {
        int from = setting.start(batch);
        batches[batch & 1].planItems(ratings, from, setting.start(batch + 1), items, clock, before + batch + 1);
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
        for (AdamTable table : new AdamTable[] {users.rows(), items.rows(), users.featureRows(), items.featureRows()}) {
            int chunks = (table.rows() + CHUNK - 1) / CHUNK;
            Parallel.forEach(workers.length, chunks, c -> {
                table.settleAll(clock, t, c * CHUNK, Math.min(table.rows(), (c + 1) * CHUNK));
            });
        }
    }
}
