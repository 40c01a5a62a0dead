/** What can be said of accuracies and errors that were measured on a sample: intervals, tests and corrections. */
@NullMarked
package dev.dyad.lab.statistics;

import org.jspecify.annotations.NullMarked;
