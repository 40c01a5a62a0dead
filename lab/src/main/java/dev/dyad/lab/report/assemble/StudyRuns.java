package dev.dyad.lab.report.assemble;

import dev.dyad.lab.RunSpec;
import dev.dyad.lab.Study;
import dev.dyad.lab.Variant;
import dev.dyad.lab.findings.Findings;
import dev.dyad.lab.findings.Measured;
import dev.dyad.lab.findings.RunFigures;
import dev.dyad.lab.findings.VariantFigures;
import dev.dyad.lab.report.Missing;
import dev.dyad.lab.report.Reading;
import dev.dyad.lab.report.Value;
import dev.dyad.lab.report.assemble.SeenRun.Stage;
import dev.dyad.lab.statistics.Spread;
import dev.dyad.lab.studies.PublishedRun;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A study as its section of the report sees it.
 *
 * @param findings of its finished runs
 * @param seen all runs
 * @param twins the published runs with the settings of a run; none where the data are other ones
 */
record StudyRuns(Findings findings, SeenRuns seen, Function<RunSpec, List<PublishedRun>> twins) {

    Study study() {
        return findings.study();
    }

    /** A variant's runs, one for each seed. */
    List<RunSpec> specs(Variant variant) {
        return study().runsOf(variant).toList();
    }

    Optional<VariantFigures> figures(Variant variant) {
        return findings.variants().stream()
                .filter(figures -> figures.variant().equals(variant))
                .findFirst();
    }

    Optional<RunFigures> figures(Variant variant, RunSpec spec) {
        return figures(variant).stream()
                .flatMap(figures -> figures.runs().stream())
                .filter(run -> run.run().spec().equals(spec))
                .findFirst();
    }

    /** The first published run with a variant's settings. */
    Optional<PublishedRun> twin(Variant variant) {
        return twins.apply(variant.spec()).stream().findFirst();
    }

    boolean hasTwins() {
        return study().variants().stream().anyMatch(variant -> twin(variant).isPresent());
    }

    /** A figure of a variant, or why there is none. */
    Reading reading(Variant variant, Function<VariantFigures, Measured> figure) {
        return figures(variant)
                .<Reading>map(figures -> value(figure.apply(figures)))
                .orElseGet(() -> new Missing(trouble(variant)));
    }

    /** How the least finished of a variant's runs stands. */
    String trouble(Variant variant) {
        List<SeenRun> runs = specs(variant).stream().map(seen::of).toList();
        for (Stage stage : List.of(Stage.FAILED, Stage.RUNNING, Stage.STOPPED, Stage.WAITING)) {
            Optional<SeenRun> found =
                    runs.stream().filter(run -> run.stage() == stage).findFirst();
            if (found.isPresent()) {
                return found.get().words();
            }
        }
        return "no figures yet";
    }

    /** Where intervals come from. */
    String intervals() {
        int seeds = study().seeds().size();
        return seeds < Spread.ENOUGH_SEEDS
                ? "95 % intervals from the number of ratings"
                : "means over " + seeds + " seeds with 95 % intervals from their spread";
    }

    /** Rounding may put an interval's end a hair inside the value. */
    static Value value(Measured measured) {
        double value = measured.value();
        return new Value(
                value,
                Math.min(value, measured.interval().low()),
                Math.max(value, measured.interval().high()));
    }
}
