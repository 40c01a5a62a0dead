package dev.dyad.cli;

import dev.dyad.lab.run.EngineOptions;
import dev.dyad.lab.run.EngineOptions.Models;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All options of {@code dyad study run}. */
final class StudyArguments {

    @Mixin
    private StudyChoice choice = new StudyChoice();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private StudyFolder folder = new StudyFolder();

    @Mixin
    private LeftoverOptions leftovers = new LeftoverOptions();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Runs side by side. Default: on small data as many as threads, on large data one at a time; "
                    + "fewer where memory does not suffice.")
    private Optional<Integer> jobs = Optional.empty();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(names = "--keep-models", description = "Keep the model of each run's last epoch; they are large.")
    private boolean keepModels;

    @Option(
            names = "--watch",
            description = "Serve the report to browsers of this machine while runs go on; its curves grow.")
    private boolean watch;

    @Mixin
    private JsonOption json = new JsonOption();

    StudyChoice choice() {
        return choice;
    }

    DataOptions data() {
        return data;
    }

    StudyFolder folder() {
        return folder;
    }

    boolean isWatched() {
        return watch;
    }

    boolean isJson() {
        return json.isGiven();
    }

    EngineOptions toEngineOptions() {
        return EngineOptions.of(threads.count())
                .withJobs(jobs.map(OptionalInt::of).orElse(OptionalInt.empty()))
                .with(leftovers.toLeftovers())
                .with(keepModels ? Models.LAST : Models.NONE);
    }
}
