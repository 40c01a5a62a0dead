/** Ratings that were read once, kept in a form that reads in a fraction of the time. */
@NullMarked
package dev.dyad.data.cache;

import org.jspecify.annotations.NullMarked;
