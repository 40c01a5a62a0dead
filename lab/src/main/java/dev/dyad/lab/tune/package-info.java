/** The search for good settings: trials, rungs, and what was found. */
@NullMarked
package dev.dyad.lab.tune;

import org.jspecify.annotations.NullMarked;
