/** A study is a set of variants; a variant is trained once for each seed; a run is one such training. */
@NullMarked
package dev.dyad.lab;

import org.jspecify.annotations.NullMarked;
