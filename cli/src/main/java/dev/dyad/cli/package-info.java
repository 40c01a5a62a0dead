/** The commands of {@code dyad}, one small class each. */
@NullMarked
package dev.dyad.cli;

import org.jspecify.annotations.NullMarked;
