package dev.dyad.lab.report.picture;

import dev.dyad.DyadException;
import dev.dyad.lab.report.picture.Mark.Weight;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Inter, which is carried along: pictures look the same on every machine. */
enum Typeface {
    REGULAR("inter/Inter-Regular.otf"),
    BOLD("inter/Inter-SemiBold.otf");

    /** A text as a shape that begins at 0, 0. */
    record Outline(Shape shape, double width) {}

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Font font;

    Typeface(String file) {
        this.font = load(file);
    }

    /**
     * The typeface of a weight.
     *
     * @throws DyadException of kind IO where this machine's Java has no library for fonts
     */
    static Typeface of(Weight weight) {
        try {
            return weight == Weight.BOLD ? BOLD : REGULAR;
        } catch (LinkageError e) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "Cannot draw PNG figures: this Java cannot use fonts (" + e
                            + "). Install the packages fontconfig and"
                            + " libfreetype6, or their like, and write the report again",
                    e);
        }
    }

    Outline outline(String text, float size) {
        GlyphVector glyphs = font.deriveFont(size).createGlyphVector(EXACT, text);
        return new Outline(glyphs.getOutline(), glyphs.getLogicalBounds().getWidth());
    }

    private static Font load(String file) {
        try (InputStream in = Objects.requireNonNull(Typeface.class.getResourceAsStream(file), file)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(file + " is part of this program", e);
        }
    }
}
