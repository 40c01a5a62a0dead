/** What a study found, in numbers and in sentences that are computed from them. */
@NullMarked
package dev.dyad.lab.findings;

import org.jspecify.annotations.NullMarked;
