/** Whole programs, each measured as a process of its own: Dyad beside others, and Dyad at many sizes. */
@NullMarked
package dev.dyad.bench.whole;

import org.jspecify.annotations.NullMarked;
