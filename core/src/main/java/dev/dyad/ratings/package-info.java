/** Ratings in columns, the scale they live on, the ids they came with, and the ways to split them. */
@NullMarked
package dev.dyad.ratings;

import org.jspecify.annotations.NullMarked;
