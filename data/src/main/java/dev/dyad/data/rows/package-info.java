/**
 * Rows of text files, from bytes to fields: blocks of whole lines, the fast reader of numeric rows and the general one,
 * small tables. Knows nothing of ratings beyond their four columns. Not exported.
 */
@NullMarked
package dev.dyad.data.rows;

import org.jspecify.annotations.NullMarked;
