package dev.dyad.lab.report.picture;

import dev.dyad.lab.report.picture.Mark.Weight;
import java.util.ArrayList;
import java.util.List;

/**
 * How wide a text is, from the widths of the typeface Inter. Layout uses this and not the machine's fonts, so that a
 * figure is the same everywhere; other typefaces of the viewer of an SVG file are about as wide.
 */
final class TextWidth {

    /** Of the characters from space to tilde, in thousandths of the size. */
    private static final int[] THOUSANDTHS = {
        281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646, 593,
        620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269, 571, 672,
        565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471, 456, 323, 562,
        612, 571, 612, 583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818,
        546, 562, 552, 426, 333, 426, 662
    };

    private static final int OTHER = 680;
    private static final double BOLD = 1.035;

    private TextWidth() {}

    static double of(String text, double size, Weight weight) {
        double thousandths = text.chars()
                .map(c -> c >= ' ' && c <= '~' ? THOUSANDTHS[c - ' '] : OTHER)
                .sum();
        return thousandths / 1000 * size * (weight == Weight.BOLD ? BOLD : 1);
    }

    /** The words in as few lines as fit into {@code width}, the lines about equally long. */
    static List<String> wrap(String text, double size, double width) {
        List<String> lines = fill(text, size, width);
        for (double narrower = width - size; narrower > width / 2; narrower -= size) {
            List<String> tighter = fill(text, size, narrower);
            if (tighter.size() > lines.size()) {
                return lines;
            }
            lines = tighter;
        }
        return lines;
    }

    private static List<String> fill(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && of(longer, size, Weight.REGULAR) > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }

    /** The text, or as much of its beginning as fits into {@code width}. */
    static String cut(String text, double size, double width) {
        String cut = text;
        while (of(cut, size, Weight.REGULAR) > width && cut.length() > 2) {
            cut = cut.substring(0, cut.length() - 2).stripTrailing() + "\u2026";
        }
        return cut;
    }
}
