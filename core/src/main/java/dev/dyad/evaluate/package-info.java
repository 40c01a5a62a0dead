/** How good a model is: metrics of ratings and of rankings, over held-out ratings. */
@NullMarked
package dev.dyad.evaluate;

import org.jspecify.annotations.NullMarked;
