/** Makes ratings in MovieLens' format whose truth is known, of any size. */
@NullMarked
package dev.dyad.data.synthetic;

import org.jspecify.annotations.NullMarked;
