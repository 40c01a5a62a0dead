package dev.dyad.lab;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A controlled experiment: variants that differ in what is studied and agree in the rest.
 *
 * @param name on the command line, such as {@code embedding-size}
 * @param title for people
 * @param question that the study answers, one sentence
 * @param variants in the order of the figures, at least one
 * @param seeds each variant is trained once for each of them, at least one
 * @param figures in the order of the report
 */
public record Study(
        String name,
        String title,
        String question,
        List<Variant> variants,
        List<Long> seeds,
        List<FigureKind> figures) {

    public Study {
        variants = List.copyOf(variants);
        seeds = List.copyOf(seeds);
        figures = List.copyOf(figures);
        if (variants.isEmpty() || seeds.isEmpty()) {
            throw new IllegalArgumentException(
                    "study " + name + ": " + variants.size() + " variants with " + seeds.size() + " seeds");
        }
    }

    /** All runs, each once: a variant's runs stand together, in the order of the seeds. */
    public List<RunSpec> runs() {
        return variants.stream().flatMap(this::runsOf).distinct().toList();
    }

    /** A variant's runs, one for each seed. */
    public Stream<RunSpec> runsOf(Variant variant) {
        return seeds.stream().map(variant.spec()::withSeed);
    }

    /** The same with another number of epochs for every run. */
    public Study withEpochs(int epochs) {
        return with(spec -> spec.withEpochs(epochs), seeds);
    }

    /** The same with another share of the training part held back, in every run, to choose an epoch by. */
    public Study withValidation(double share) {
        return with(spec -> spec.withValidation(share), seeds);
    }

    /** The same with other seeds, at least one, all different. */
    public Study withSeeds(List<Long> others) {
        return with(spec -> others.isEmpty() ? spec : spec.withSeed(others.get(0)), others);
    }

    private Study with(UnaryOperator<RunSpec> change, List<Long> newSeeds) {
        List<Variant> changed = variants.stream()
                .map(variant -> new Variant(variant.label(), change.apply(variant.spec())))
                .toList();
        return new Study(name, title, question, changed, newSeeds, figures);
    }
}
