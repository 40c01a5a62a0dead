/** Puts a report together from studies, their runs and what was found. */
@NullMarked
package dev.dyad.lab.report.assemble;

import org.jspecify.annotations.NullMarked;
