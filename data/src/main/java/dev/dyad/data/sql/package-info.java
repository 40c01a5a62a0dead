/** Ratings from Parquet files and SQL queries, through DuckDB, which is loaded when one of them is first read. */
@NullMarked
package dev.dyad.data.sql;

import org.jspecify.annotations.NullMarked;
