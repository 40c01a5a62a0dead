package dev.dyad.lab.report.picture;

import java.util.List;

/** Something drawn. Lengths and places are pixels from the upper left corner. */
sealed interface Mark {

    Ink ink();

    /** How a line is stroked. */
    enum Stroke {
        SOLID,
        DASHED,
        DOTTED
    }

    /** A place in the picture. */
    record Place(double x, double y) {}

    /** A straight line. */
    record Rule(double x1, double y1, double x2, double y2, Ink ink, double width) implements Mark {}

    /** A filled rectangle with round corners. */
    record Box(double x, double y, double width, double height, double radius, Ink ink) implements Mark {}

    /** A line through places. */
    record Path(List<Place> places, Ink ink, double width, Stroke stroke) implements Mark {}

    /** A surface around places, translucent. */
    record Area(List<Place> places, Ink ink, double opacity) implements Mark {}

    /** A filled circle with a rim of paper, so that it shows on lines. */
    record Dot(double x, double y, double radius, Ink ink) implements Mark {}

    /** Where a text's place is. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** How heavy a text is. */
    enum Weight {
        REGULAR,
        BOLD
    }

    /** A text of one line, {@code y} at its base. */
    record Text(double x, double y, String text, Ink ink, double size, Weight weight, Anchor anchor) implements Mark {

        double width() {
            return TextWidth.of(text, size, weight);
        }
    }
}
