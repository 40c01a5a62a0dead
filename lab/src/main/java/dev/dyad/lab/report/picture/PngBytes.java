package dev.dyad.lab.report.picture;

import dev.dyad.lab.report.picture.Mark.Anchor;
import dev.dyad.lab.report.picture.Mark.Area;
import dev.dyad.lab.report.picture.Mark.Box;
import dev.dyad.lab.report.picture.Mark.Dot;
import dev.dyad.lab.report.picture.Mark.Path;
import dev.dyad.lab.report.picture.Mark.Place;
import dev.dyad.lab.report.picture.Mark.Rule;
import dev.dyad.lab.report.picture.Mark.Stroke;
import dev.dyad.lab.report.picture.Mark.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** A drawing as a PNG file, by Java 2D. */
final class PngBytes {

    private static final int PIXELS = 2;
    private static final float ROUND = 10;

    private final Graphics2D graphics;

    private PngBytes(Graphics2D graphics) {
        this.graphics = graphics;
    }

    static byte[] of(Drawing drawing) {
        BufferedImage image =
                new BufferedImage(PIXELS * drawing.width(), PIXELS * drawing.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(PIXELS, PIXELS);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(new Color(Ink.PAPER.light()));
            graphics.fillRect(0, 0, drawing.width(), drawing.height());
            drawing.marks().forEach(new PngBytes(graphics)::draw);
        } finally {
            graphics.dispose();
        }
        return encode(image);
    }

    private static byte[] encode(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("every Java writes PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void draw(Mark mark) {
        graphics.setColor(new Color(mark.ink().light()));
        if (mark instanceof Rule m) {
            graphics.setStroke(new BasicStroke((float) m.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
            graphics.draw(new Line2D.Double(m.x1(), m.y1(), m.x2(), m.y2()));
        } else if (mark instanceof Box m) {
            double arc = 2 * m.radius();
            graphics.fill(new RoundRectangle2D.Double(m.x(), m.y(), m.width(), m.height(), arc, arc));
        } else if (mark instanceof Path m) {
            graphics.setStroke(stroke(m.stroke(), (float) m.width()));
            graphics.draw(path(m.places()));
        } else if (mark instanceof Area m) {
            area(m);
        } else if (mark instanceof Dot m) {
            dot(m);
        } else if (mark instanceof Text m) {
            text(m);
        }
    }

    private static BasicStroke stroke(Stroke stroke, float width) {
        float[] dashes =
                switch (stroke) {
                    case SOLID -> null;
                    case DASHED -> new float[] {5, 4};
                    case DOTTED -> new float[] {1, 5};
                };
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, ROUND, dashes, 0);
    }

    private static Path2D path(List<Place> places) {
        Path2D path = new Path2D.Double();
        path.moveTo(places.get(0).x(), places.get(0).y());
        places.stream().skip(1).forEach(place -> path.lineTo(place.x(), place.y()));
        return path;
    }

    private void area(Area area) {
        int opacity = (int) Math.round(255 * area.opacity());
        graphics.setColor(new Color(opacity << 24 | area.ink().light(), true));
        Path2D path = path(area.places());
        path.closePath();
        graphics.fill(path);
    }

    private void dot(Dot dot) {
        Ellipse2D circle = new Ellipse2D.Double(
                dot.x() - dot.radius(), dot.y() - dot.radius(), 2 * dot.radius(), 2 * dot.radius());
        graphics.fill(circle);
        graphics.setColor(new Color(Ink.PAPER.light()));
        graphics.setStroke(new BasicStroke(1.5f));
        graphics.draw(circle);
    }

    /** Texts are drawn as outlines, which keeps their spacing the same at any size. */
    private void text(Text text) {
        var outline = Typeface.of(text.weight()).outline(text.text(), (float) text.size());
        double width = outline.width();
        double x = text.anchor() == Anchor.START ? 0 : text.anchor() == Anchor.END ? width : width / 2;
        graphics.setColor(new Color(text.ink().lightWords()));
        graphics.translate(text.x() - x, text.y());
        graphics.fill(outline.shape());
        graphics.translate(x - text.x(), -text.y());
    }
}
