/** A small, strict JSON (RFC 8259) for the headers of files: bounded in depth and size. Not exported. */
@NullMarked
package dev.dyad.json;

import org.jspecify.annotations.NullMarked;
