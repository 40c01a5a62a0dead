/** Figures as pictures: laid out once as plain marks, then written as SVG or PNG. */
@NullMarked
package dev.dyad.lab.report.picture;

import org.jspecify.annotations.NullMarked;
