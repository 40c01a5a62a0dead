/** Ratings from MovieLens folders, delimited files, Parquet and SQL; verified download; the synthetic generator. */
@NullMarked
package dev.dyad.data;

import org.jspecify.annotations.NullMarked;
