/** Model files: safetensors with ids, titles, specification and provenance. */
@NullMarked
package dev.dyad.store;

import org.jspecify.annotations.NullMarked;
