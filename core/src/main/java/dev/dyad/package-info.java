/** What all rooms share: the one kind of error that a user can cause. */
@NullMarked
package dev.dyad;

import org.jspecify.annotations.NullMarked;
