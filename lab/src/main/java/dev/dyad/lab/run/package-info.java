/** Trains the runs of studies: what is done is kept in a folder, and what is left is carried on with. */
@NullMarked
package dev.dyad.lab.run;

import org.jspecify.annotations.NullMarked;
