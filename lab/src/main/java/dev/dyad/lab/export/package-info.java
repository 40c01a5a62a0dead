/** Runs for other programs: TensorBoard's event files, and one table of all epochs. */
@NullMarked
package dev.dyad.lab.export;

import org.jspecify.annotations.NullMarked;
