/** How {@link dev.dyad.train.Als} learns. Not exported. */
@NullMarked
package dev.dyad.train.als;

import org.jspecify.annotations.NullMarked;
