/** What a report says, in words and numbers: pages, sections, figures and tables, free of how they are drawn. */
@NullMarked
package dev.dyad.lab.report;

import org.jspecify.annotations.NullMarked;
