/**
 * Where studies come from: those of the article "MovieLens-25M Experiments (Part 1): Matrix Factorization", which are
 * built in, and users' own, which are YAML files. Both are a base and what is varied.
 */
@NullMarked
package dev.dyad.lab.studies;

import org.jspecify.annotations.NullMarked;
