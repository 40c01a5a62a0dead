package dev.dyad.lab.report.picture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class InkTest {

    /** Linear RGB as eyes without one kind of cone see it: Machado, Oliveira and Fernandes (2009), severity 1. */
    private enum Eyes {
        ALL_CONES(1, 0, 0, 0, 1, 0, 0, 0, 1),
        NO_RED(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        NO_GREEN(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881);

        private final double[] matrix;

        Eyes(double... matrix) {
            this.matrix = matrix;
        }

        double[] see(int shade) {
            return oklab(times(matrix, linear(shade)));
        }
    }

    private static double[] linear(int shade) {
        double[] rgb = new double[3];
        for (int k = 0; k < 3; k++) {
            double c = (shade >> (16 - 8 * k) & 0xff) / 255.0;
            rgb[k] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return rgb;
    }

    private static double[] times(double[] m, double[] v) {
        double[] product = new double[3];
        for (int k = 0; k < 3; k++) {
            product[k] = m[3 * k] * v[0] + m[3 * k + 1] * v[1] + m[3 * k + 2] * v[2];
        }
        return product;
    }

    /** Ottosson's OKLab, in which distances are about as large as they look. */
    private static double[] oklab(double[] rgb) {
        double[] clipped = {clip(rgb[0]), clip(rgb[1]), clip(rgb[2])};
        double[] lms = times(
                new double[] {
                    0.4122214708,
                    0.5363325363,
                    0.0514459929,
                    0.2119034982,
                    0.6806995451,
                    0.1073969566,
                    0.0883024619,
                    0.2817188376,
                    0.6299787005
                },
                clipped);
        return times(
                new double[] {
                    0.2104542553,
                    0.7936177850,
                    -0.0040720468,
                    1.9779984951,
                    -2.4285922050,
                    0.4505937099,
                    0.0259040371,
                    0.7827717662,
                    -0.8086757660
                },
                new double[] {Math.cbrt(lms[0]), Math.cbrt(lms[1]), Math.cbrt(lms[2])});
    }

    private static double clip(double value) {
        return Math.max(0, Math.min(1, value));
    }

    private static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int shade) {
        double[] rgb = linear(shade);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    /** Okabe and Ito's own colours come as near to each other as 0.076 by this measure. */
    private static void assertToldApart(ToIntFunction<Ink> shade) {
        List<Ink> lines = Ink.lines();
        for (Eyes eyes : Eyes.values()) {
            for (int a = 0; a < lines.size(); a++) {
                for (int b = 0; b < a; b++) {
                    double[] one = eyes.see(shade.applyAsInt(lines.get(a)));
                    double[] other = eyes.see(shade.applyAsInt(lines.get(b)));
                    double distance = Math.sqrt(Math.pow(one[0] - other[0], 2)
                            + Math.pow(one[1] - other[1], 2)
                            + Math.pow(one[2] - other[2], 2));
                    String pair = lines.get(a) + " and " + lines.get(b) + " for " + eyes + ": " + distance;
                    assertTrue(distance > 0.09, pair);
                }
            }
        }
    }

    @Test
    void anyTwoColoursOfLinesAreToldApartByTheColourBlind() {
        assertToldApart(Ink::light);
        assertToldApart(Ink::dark);
    }

    /** WCAG 2.2 asks 3 of graphics and 4.5 of texts. */
    @Test
    void linesAndWordsStandOutFromThePaper() {
        for (Ink ink : Ink.lines()) {
            assertTrue(contrast(ink.light(), Ink.PAPER.light()) >= 3, ink + " on light paper");
            assertTrue(contrast(ink.dark(), Ink.PAPER.dark()) >= 3, ink + " on dark paper");
            assertTrue(contrast(ink.lightWords(), Ink.PAPER.light()) >= 4.5, ink + " words on light paper");
            assertTrue(contrast(ink.darkWords(), Ink.PAPER.dark()) >= 4.5, ink + " words on dark paper");
        }
        for (Ink ink : List.of(Ink.INK, Ink.FAINT)) {
            assertTrue(contrast(ink.light(), Ink.PAPER.light()) >= 4.5, ink + " on light paper");
            assertTrue(contrast(ink.dark(), Ink.PAPER.dark()) >= 4.5, ink + " on dark paper");
        }
        assertTrue(contrast(Ink.INK.light(), Ink.BAR.light()) >= 4.5, "whiskers on light bars");
        assertTrue(contrast(Ink.INK.dark(), Ink.BAR.dark()) >= 3.5, "whiskers on dark bars");
    }
}
