package dev.dyad.lab.report.picture;

import java.util.List;

/**
 * What the marks of a figure are drawn with: a shade for light paper and one for dark. The seven colours of lines keep
 * the hues of Okabe and Ito (2008); their lightness is chosen so that any two can be told apart by the colour-blind,
 * and that each stands out from the paper.
 */
public enum Ink {
    PAPER(0xffffff, 0x0d1117),
    INK(0x1f2328, 0xe6edf3),
    FAINT(0x59636e, 0x9198a1),
    GRID(0xe4e8ec, 0x262c34),
    AXIS(0x818b98, 0x7d8590),
    /** Of bars: between the others, so that whiskers show on it. */
    BAR(0x6ea8d8, 0x2f6fae),
    BLUE(0x0f70ae, 0x0a84e9),
    VERMILION(0xb0420f, 0xd2620b),
    GREEN(0x239f83, 0x7af0b4),
    PURPLE(0x781e5e, 0xc26d98),
    GOLD(0xc18003, 0xea9f19),
    SKY(0x4294cb, 0x45b5f9),
    GREY(0x676767, 0xb8b2a7);

    private static final List<Ink> LINES = List.of(BLUE, VERMILION, GREEN, PURPLE, GOLD, SKY, GREY);

    private final int light;
    private final int dark;

    Ink(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    /** The colours of lines, in order. */
    public static List<Ink> lines() {
        return LINES;
    }

    /** The colour of the line at a place from 0; after seven they begin again, with dashes. */
    public static Ink line(int place) {
        return LINES.get(place % LINES.size());
    }

    /** The shade on light paper, as 0xRRGGBB. */
    public int light() {
        return light;
    }

    /** The shade on dark paper, as 0xRRGGBB. */
    public int dark() {
        return dark;
    }

    /** The shade of words on light paper: a third on the way to ink, as thin strokes need more contrast than lines. */
    public int lightWords() {
        return between(light, INK.light);
    }

    /** The shade of words on dark paper. */
    public int darkWords() {
        return between(dark, INK.dark);
    }

    /** Its name in style sheets. */
    public String css() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** A shade as style sheets write it. */
    public static String hex(int shade) {
        return String.format("#%06x", shade);
    }

    private static int between(int shade, int other) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int one = shade >> shift & 0xff;
            int two = other >> shift & 0xff;
            mixed |= (2 * one + two) / 3 << shift;
        }
        return mixed;
    }
}
