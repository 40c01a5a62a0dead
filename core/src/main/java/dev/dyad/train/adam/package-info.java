/** Mini-batch Adam with torch's numbers. Not exported; {@link dev.dyad.train.Adam} is its face. */
@NullMarked
package dev.dyad.train.adam;

import org.jspecify.annotations.NullMarked;
