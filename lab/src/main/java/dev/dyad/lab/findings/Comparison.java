package dev.dyad.lab.findings;

import dev.dyad.lab.Variant;
import java.util.Optional;

/**
 * Two variants of a study, compared on the same test ratings. McNemar's test and a paired bootstrap with one or two
 * seeds, the paired t test from three on.
 *
 * @param first comes earlier in the study
 * @param second comes later
 * @param accuracy the second's less the first's
 * @param rmse the same in ratings, where it was asked for
 */
public record Comparison(Variant first, Variant second, Difference accuracy, Optional<Difference> rmse) {}
