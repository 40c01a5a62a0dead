/** The report as a page that opens in a browser, from a file or, while it runs, from a small server. */
@NullMarked
package dev.dyad.lab.report.page;

import org.jspecify.annotations.NullMarked;
