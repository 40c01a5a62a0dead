/** The inner loops, scalar and vector. Not exported. */
@NullMarked
package dev.dyad.kernel;

import org.jspecify.annotations.NullMarked;
