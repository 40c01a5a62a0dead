/** Trainers: from ratings to a model. */
@NullMarked
package dev.dyad.train;

import org.jspecify.annotations.NullMarked;
