/** Spark's ALS as a program that can be measured. */
@NullMarked
package dev.dyad.bench.spark;

import org.jspecify.annotations.NullMarked;
