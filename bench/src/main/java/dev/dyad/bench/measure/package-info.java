/** What benchmarks have in common: options, the machine, memory. */
@NullMarked
package dev.dyad.bench.measure;

import org.jspecify.annotations.NullMarked;
