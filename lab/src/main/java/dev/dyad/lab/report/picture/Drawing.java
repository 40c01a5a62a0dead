package dev.dyad.lab.report.picture;

import java.util.List;

/**
 * A laid-out figure.
 *
 * @param title of the figure
 * @param summary the figure in words
 * @param width in pixels
 * @param height in pixels
 * @param marks from the lowest to the uppermost
 */
record Drawing(String title, String summary, int width, int height, List<Mark> marks) {

    Drawing {
        marks = List.copyOf(marks);
    }
}
