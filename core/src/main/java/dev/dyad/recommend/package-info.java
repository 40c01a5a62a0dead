/** From a model to recommendations. */
@NullMarked
package dev.dyad.recommend;

import org.jspecify.annotations.NullMarked;
