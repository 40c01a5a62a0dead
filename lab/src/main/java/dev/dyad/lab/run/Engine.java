package dev.dyad.lab.run;

import dev.dyad.DyadException;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.run.EngineOptions.Leftovers;
import dev.dyad.ratings.Dataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains runs on one data set into one folder, which no other process can use meanwhile. Runs are named by all that
 * decides their numbers: a run that is finished is never trained again, whichever study asks for it.
 */
public final class Engine implements AutoCloseable {

    private final Dataset data;
    private final String checksum;
    private final RunStore store;
    private final EngineOptions options;
    private final FolderLock lock;

    private Engine(Dataset data, RunStore store, EngineOptions options, FolderLock lock) {
        this.data = data;
        this.checksum = data.checksum();
        this.store = store;
        this.options = options;
        this.lock = lock;
    }

    /**
     * Takes a folder, which is made where there is none.
     *
     * @throws DyadException of kind IO when another process has it or it cannot be written to, of kind USAGE when it is
     *     used for something else
     */
    public static Engine open(Dataset data, Path folder, EngineOptions options) {
        RunStore store = RunStore.make(folder);
        return new Engine(data, store, options, store.lock());
    }

    public RunStore store() {
        return store;
    }

    /**
     * Looks what is done of these runs and how the rest can be.
     *
     * @throws DyadException of kind USAGE when runs were cut short and the options do not say what to do with them, of
     *     kind IO when a run needs more memory than there is
     */
    public RunPlan plan(List<RunSpec> specs) {
        List<Run> asked =
                specs.stream().distinct().map(spec -> store.run(spec, checksum)).toList();
        Standing before = store.standing(asked);
        List<Run> left = new ArrayList<>(before.left());
        if (options.leftovers() == Leftovers.FRESH) {
            before.failed().forEach(failed -> left.add(failed.run()));
        }
        long cutShort = before.left().stream()
                .filter(run -> store.state(run.id()).isPresent())
                .count();
        if (cutShort > 0 && options.leftovers() == Leftovers.ASK) {
            throw DyadException.usage(
                    "%d of the runs in %s were begun and cut short. Add --resume to go on with them, or --fresh to start them again",
                    cutShort, store.folder());
        }
        Schedule schedule = Schedule.of(data, left.stream().map(Run::spec).toList(), options);
        List<Run> ordered = schedule.ordered(data, left);
        return new RunPlan(asked, before, ordered, schedule.jobs(), schedule.threads(), schedule.memory());
    }

    /**
     * Trains what a plan has left. A run that cannot be done does not keep the others from it; what would stop the next
     * run, too, such as a full disk, stops them all, with checkpoints where the disk takes them.
     *
     * @throws DyadException of kind IO or MODEL for such
     */
    public Standing train(RunPlan plan, StudyListener listener) {
        return train(plan, Integer.MAX_VALUE, listener);
    }

    /**
     * Trains what a plan has left, each run up to some epoch at the most; one that has more is paused there, and goes on in
     * a later plan with the numbers of one that was never paused.
     *
     * @throws DyadException of kind IO or MODEL as above
     */
    public Standing train(RunPlan plan, int pauseAfter, StudyListener listener) {
        if (options.leftovers() == Leftovers.FRESH) {
            plan.runs().stream()
                    .map(run -> store.run(run.id()))
                    .filter(folder -> Files.exists(folder.record()))
                    .forEach(RunFolder::clear);
        }
        new Workers(data, plan, store, options, listener, pauseAfter).run();
        return store.standing(plan.asked());
    }

    /** Deletes the checkpoints of runs that nobody will go on with. */
    public void giveUp(List<RunSpec> specs) {
        specs.stream()
                .map(spec -> store.run(store.run(spec, checksum).id()))
                .filter(folder -> Files.exists(folder.record()))
                .forEach(RunFolder::deleteCheckpoint);
    }

    /** Forgets all there is of runs. */
    public void forget(List<RunSpec> specs) {
        specs.stream()
                .map(spec -> store.run(store.run(spec, checksum).id()))
                .filter(folder -> Files.exists(folder.record()))
                .forEach(RunFolder::clear);
    }

    /** The name of a spec's run. */
    public String id(RunSpec spec) {
        return spec.id(checksum);
    }

    /** Lets go of the folder. */
    @Override
    public void close() {
        lock.close();
    }
}
