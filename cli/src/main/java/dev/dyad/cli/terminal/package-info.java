/** What the commands write to: results, diagnostics, progress bars, tables. */
@NullMarked
package dev.dyad.cli.terminal;

import org.jspecify.annotations.NullMarked;
