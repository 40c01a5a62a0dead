package dev.dyad.lab.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.DyadException;
import dev.dyad.lab.RunResult;
import dev.dyad.lab.RunResult.ChosenEpoch;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.model.EpochReport;
import dev.dyad.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder where studies keep their runs, each in {@code runs/ID}. Whoever has read access may read finished runs at
 * any time; who trains takes the folder for itself.
 */
public final class RunStore {

    private static final String MARK = "store.json";
    private static final String STUDIES = "studies.json";
    private static final String RUNS = "runs";
    private static final String FORMAT = "dyad-study";
    private static final int VERSION = 1;

    private final Path folder;

    private RunStore(Path folder) {
        this.folder = folder;
    }

    /**
     * The store in a folder.
     *
     * @throws DyadException of kind IO where there is no folder, of kind USAGE where it is no store
     */
    public static RunStore at(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DyadException(
                    DyadException.Kind.IO, "There is no folder %s, so no study has been run there".formatted(folder));
        }
        Path mark = folder.resolve(MARK);
        if (!Files.exists(mark)) {
            throw DyadException.usage("%s is no folder of studies: it has no %s; name another", folder, MARK);
        }
        checkMark(mark);
        return new RunStore(folder);
    }

    /**
     * The store in a folder, which is made where there is none.
     *
     * @throws DyadException of kind USAGE where the folder is used for something else, of kind IO where it cannot be
     *     made or written to
     */
    public static RunStore make(Path folder) {
        if (Files.exists(folder.resolve(MARK))) {
            return at(folder);
        }
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw DyadException.usage(
                            "%s is not empty and is no folder of studies (it has no %s); choose another, or a new one",
                            folder, MARK);
                }
            }
        } catch (IOException e) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "Cannot make the folder %s (%s); choose another place".formatted(folder, e),
                    e);
        }
        String mark = "{\"format\": \"%s\", \"version\": %d}%n".formatted(FORMAT, VERSION);
        AtomicFile.write(folder.resolve(MARK), mark.getBytes(StandardCharsets.UTF_8));
        return new RunStore(folder);
    }

    private static void checkMark(Path mark) {
        try {
            JsonNode node = new ObjectMapper().readTree(mark.toFile());
            if (!node.path("format").asText().equals(FORMAT)) {
                throw DyadException.usage("%s is not that of a folder of studies; name another folder", mark);
            } else if (node.path("version").asInt() > VERSION) {
                throw DyadException.usage(
                        "%s has version %d, and this Dyad reads up to %d. Use a newer Dyad",
                        mark, node.path("version").asInt(), VERSION);
            }
        } catch (JacksonException e) {
            throw DyadException.model(
                    "%s is damaged (%s); delete it, and the folder's lock", mark, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new DyadException(DyadException.Kind.IO, "Cannot read %s: %s".formatted(mark, e), e);
        }
    }

    public Path folder() {
        return folder;
    }

    /** Takes the folder for this process. */
    FolderLock lock() {
        return FolderLock.take(folder);
    }

    RunFolder run(String id) {
        return new RunFolder(folder.resolve(RUNS).resolve(id));
    }

    /** How far a run has come; nothing where it has not begun. */
    Optional<RunState> state(String id) {
        return RunRecordFile.read(run(id).record()).map(RunRecord::state);
    }

    /** The epochs of a run so far, finished or not. */
    public List<EpochReport> epochs(String id) {
        return MetricsFile.read(run(id).metrics());
    }

    /** The studies that were asked for here, in the order they first were. */
    public List<Study> studies() {
        return StudiesFile.read(folder.resolve(STUDIES));
    }

    /** Remembers studies; those of the same name are replaced. */
    public void remember(List<Study> asked) {
        Map<String, Study> byName = new LinkedHashMap<>();
        studies().forEach(study -> byName.put(study.name(), study));
        asked.forEach(study -> byName.put(study.name(), study));
        StudiesFile.write(List.copyOf(byName.values()), folder.resolve(STUDIES));
    }

    /** All finished runs, on whichever data, in the order of their names. */
    public List<RunResult> results() {
        List<RunResult> results = new ArrayList<>();
        for (Path path : runs()) {
            RunRecordFile.read(new RunFolder(path).record())
                    .flatMap(record -> result(StudiesFile.spec(record.settings()), record))
                    .ifPresent(results::add);
        }
        return results;
    }

    /**
     * How far the runs of some specs on some data have come, each once.
     *
     * @param dataChecksum {@link dev.dyad.ratings.Dataset#checksum()}
     */
    public Standing standing(List<RunSpec> specs, String dataChecksum) {
        return standing(
                specs.stream().distinct().map(spec -> run(spec, dataChecksum)).toList());
    }

    Standing standing(List<Run> runs) {
        List<RunResult> results = new ArrayList<>();
        List<FailedRun> failed = new ArrayList<>();
        List<Run> left = new ArrayList<>();
        for (Run run : runs) {
            Optional<RunState> state = state(run.id());
            if (state.isPresent() && state.get() instanceof RunState.Finished) {
                result(run).ifPresent(results::add);
            } else if (state.isPresent() && state.get() instanceof RunState.Failed failure) {
                failed.add(new FailedRun(run, failure.kind(), failure.message()));
            } else {
                left.add(run);
            }
        }
        return new Standing(results, failed, left);
    }

    /** The run of a spec on some data, begun or not. */
    Run run(RunSpec spec, String dataChecksum) {
        String id = spec.id(dataChecksum);
        return new Run(id, spec, run(id).path());
    }

    private List<Path> runs() {
        Path runs = folder.resolve(RUNS);
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(runs)) {
            return paths.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new DyadException(DyadException.Kind.IO, "Cannot read %s: %s".formatted(runs, e), e);
        }
    }

    /** What a run came to; nothing where it is not finished. */
    public Optional<RunResult> result(Run run) {
        return RunRecordFile.read(run(run.id()).record()).flatMap(record -> result(run.spec(), record));
    }

    private Optional<RunResult> result(RunSpec spec, RunRecord record) {
        return record.state() instanceof RunState.Finished finished
                ? Optional.of(result(spec, record, finished))
                : Optional.empty();
    }

    private RunResult result(RunSpec spec, RunRecord record, RunState.Finished finished) {
        RunFolder run = run(record.id());
        Optional<ChosenEpoch> byValidation = finished.byValidation().isPresent()
                ? Optional.of(chosen(run, finished.byValidation().getAsInt()))
                : Optional.empty();
        List<EpochReport> epochs = MetricsFile.read(run.metrics());
        if (epochs.size() != spec.trainer().epochs()) {
            throw DyadException.model(
                    "%s has %d epochs, and its run is finished with %d; delete the folder it is in to train that run again",
                    run.metrics(), epochs.size(), spec.trainer().epochs());
        }
        return new RunResult(
                record.id(),
                spec,
                epochs,
                chosen(run, finished.byTest()),
                byValidation,
                record.environment(),
                finished.seconds(),
                run.path());
    }

    private static ChosenEpoch chosen(RunFolder run, int epoch) {
        Path scores = run.scores(epoch);
        if (!Files.exists(scores)) {
            throw DyadException.model("%s is missing; delete the folder it was in to train that run again", scores);
        }
        return new ChosenEpoch(epoch, scores);
    }
}
