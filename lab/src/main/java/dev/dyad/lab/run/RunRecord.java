package dev.dyad.lab.run;

import dev.dyad.train.TrainingTask;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code run.json} says of a run.
 *
 * @param settings {@link dev.dyad.lab.RunSpec#settings()}
 * @param data what it is trained on
 * @param environment versions, kernels, threads of the first sitting
 * @param startedAt when its first sitting began, ISO-8601 in UTC
 * @param state how far it has come
 */
record RunRecord(
        String id,
        Map<String, String> settings,
        RunData data,
        Map<String, String> environment,
        String startedAt,
        RunState state) {

    RunRecord {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** A run that begins now. */
    static RunRecord begun(Run run, TrainingTask task) {
        return new RunRecord(
                run.id(),
                run.spec().settings(),
                RunData.of(task.data()),
                task.environment(),
                now(),
                new RunState.Begun());
    }

    RunRecord with(RunState other) {
        return new RunRecord(id, settings, data, environment, startedAt, other);
    }

    /** ISO-8601 in UTC, to the second. */
    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
