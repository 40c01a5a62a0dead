/** How good a model is: rating metrics over held-out ratings. */
@NullMarked
package dev.dyad.evaluate;

import org.jspecify.annotations.NullMarked;
