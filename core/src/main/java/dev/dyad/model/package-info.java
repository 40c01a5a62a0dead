/** The matrix-factorization model: its specification, its parameters, and what it answers. */
@NullMarked
package dev.dyad.model;

import org.jspecify.annotations.NullMarked;
