/** What fits by all trainers have alike: epochs, measuring, checkpoints. Not exported. */
@NullMarked
package dev.dyad.train.fit;

import org.jspecify.annotations.NullMarked;
