package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.lab.Study;
import dev.dyad.lab.studies.BuiltinStudies;
import dev.dyad.lab.studies.StudyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which studies, and what is changed about them. */
final class StudyChoice {

    private static final int MAX_REPEATS = 1000;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME|FILE.yaml|all",
            description = "Built-in studies by their names, studies of your own in YAML files, or all built-in ones.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Train every run for so many epochs. Default: as the study says; the built-in ones 50.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            split = ",",
            description =
                    "Train every variant once for each of these seeds, such as 1,2,3. Default: as the study says.")
    private List<Long> seeds = new ArrayList<>();

    @Option(
            names = "--repeats",
            paramLabel = "N",
            description = "Train every variant for so many seeds: the study's first one and those that follow it.")
    private Optional<Integer> repeats = Optional.empty();

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            description = "The share of the training part that is held back to choose an epoch by; 0 for none. "
                    + "Default: as the study says; the built-in ones 0.05.")
    private Optional<Double> validation = Optional.empty();

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** The studies that were chosen, each once. */
    List<Study> studies() {
        check();
        Map<String, Study> studies = new LinkedHashMap<>();
        for (String name : names) {
            for (Study study : named(name)) {
                Study before = studies.putIfAbsent(study.name(), changed(study));
                if (before != null && !before.equals(changed(study))) {
                    throw DyadException.usage("Two different studies are named %s; rename one", study.name());
                }
            }
        }
        return List.copyOf(studies.values());
    }

    /** All built-in studies and those that go further, changed likewise. */
    List<Study> every() {
        check();
        return Stream.concat(BuiltinStudies.all().stream(), BuiltinStudies.further().stream())
                .map(this::changed)
                .toList();
    }

    private void check() {
        if (!seeds.isEmpty() && repeats.isPresent()) {
            throw DyadException.usage("Give --seeds or --repeats, not both");
        } else if (seeds.stream().distinct().count() < seeds.size()) {
            throw DyadException.usage("--seeds %s: give different ones", seeds);
        } else if (repeats.isPresent() && (repeats.get() < 1 || repeats.get() > MAX_REPEATS)) {
            throw DyadException.usage("Repeats %d: give 1 to %d", repeats.get(), MAX_REPEATS);
        }
    }

    private static List<Study> named(String name) {
        if (name.equals("all")) {
            return BuiltinStudies.all();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isFile = lower.endsWith(".yaml") || lower.endsWith(".yml");
        return List.of(isFile ? StudyFile.read(Path.of(name)) : BuiltinStudies.named(name));
    }

    private Study changed(Study study) {
        Study changed = epochs.isPresent() ? study.withEpochs(epochs.get()) : study;
        changed = validation.isPresent() ? changed.withValidation(validation.get()) : changed;
        return seedsOf(study).map(changed::withSeeds).orElse(changed);
    }

    private Optional<List<Long>> seedsOf(Study study) {
        if (repeats.isPresent()) {
            long first = study.seeds().get(0);
            return Optional.of(
                    LongStream.range(first, first + repeats.get()).boxed().toList());
        }
        return seeds.isEmpty() ? Optional.empty() : Optional.of(seeds);
    }
}
