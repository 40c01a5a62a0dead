package dev.dyad.lab;

import java.util.List;

/**
 * A controlled experiment: variants that differ in what is studied and agree in the rest.
 *
 * @param name on the command line, such as {@code embedding-size}
 * @param title for people
 * @param question that the study answers, one sentence
 * @param variants in the order of the figures
 * @param seeds each variant is trained once for each of them
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
    }
}
