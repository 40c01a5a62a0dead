/** Benchmarks of the trainers and of the kernels under them. */
@NullMarked
package dev.dyad.bench;

import org.jspecify.annotations.NullMarked;
