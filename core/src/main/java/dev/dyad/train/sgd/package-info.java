/** Stochastic gradient descent in blocks. Not exported; {@link dev.dyad.train.Sgd} is its face. */
@NullMarked
package dev.dyad.train.sgd;

import org.jspecify.annotations.NullMarked;
