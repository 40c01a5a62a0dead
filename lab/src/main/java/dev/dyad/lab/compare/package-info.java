/** Models beside each other on the same ratings. */
@NullMarked
package dev.dyad.lab.compare;

import org.jspecify.annotations.NullMarked;
