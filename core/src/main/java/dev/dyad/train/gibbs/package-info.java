/** How {@link dev.dyad.train.Gibbs} samples. Not exported. */
@NullMarked
package dev.dyad.train.gibbs;

import org.jspecify.annotations.NullMarked;
