/** The published MovieLens data sets: fetched once, verified, kept in a cache folder. */
@NullMarked
package dev.dyad.data.download;

import org.jspecify.annotations.NullMarked;
