package dev.dyad.lab.findings;

import dev.dyad.lab.Study;
import dev.dyad.lab.Variant;
import dev.dyad.lab.statistics.Spread;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what is to be known of a study's runs: whether they were at their end, what seeds do, and which are missing. */
final class RunSentences {

    /** A run that still gains more than this in its last tenth is not at its end. */
    private static final double STILL_RISING = 0.005;

    private RunSentences() {}

    /** The sentences that there is reason for, without capital letters and full stops. */
    static List<String> of(Study study, List<VariantFigures> variants) {
        return Stream.of(rising(variants), seeds(variants), missing(study, variants))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> rising(List<VariantFigures> variants) {
        List<RunFigures> runs =
                variants.stream().flatMap(variant -> variant.runs().stream()).toList();
        List<RunFigures> rising =
                runs.stream().filter(run -> run.lateGain() > STILL_RISING).toList();
        return rising.stream()
                .max(Comparator.comparingDouble(RunFigures::lateGain))
                .map(most ->
                        "training was not at its end: in its last tenth test accuracy still rose by more than %s in %d of %d runs, by %s at most, so that more epochs may give another picture"
                                .formatted(
                                        Words.points(STILL_RISING, 1),
                                        rising.size(),
                                        runs.size(),
                                        Words.points(most.lateGain(), 1)));
    }

    private static Optional<String> seeds(List<VariantFigures> variants) {
        List<Spread> spreads = variants.stream()
                .map(VariantFigures::seedSpread)
                .filter(spread -> spread.seeds() > 1)
                .toList();
        if (spreads.isEmpty()) {
            return Optional.empty();
        }
        double mean = spreads.stream().mapToDouble(Spread::deviation).sum() / spreads.size();
        return Optional.of("from seed to seed test accuracy has a standard deviation of %s (mean over %d variants)"
                .formatted(Words.points(mean, 2), spreads.size()));
    }

    private static Optional<String> missing(Study study, List<VariantFigures> variants) {
        List<Variant> finished = variants.stream().map(VariantFigures::variant).toList();
        List<String> missing = study.variants().stream()
                .filter(variant -> !finished.contains(variant))
                .map(Variant::label)
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("%d of %d variants have no finished run yet: %s"
                        .formatted(missing.size(), study.variants().size(), Words.list(missing)));
    }
}
