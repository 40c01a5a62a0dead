package dev.dyad.lab.report.picture;

import dev.dyad.lab.report.BarFigure;
import dev.dyad.lab.report.Figure;
import dev.dyad.lab.report.LineFigure;
import dev.dyad.lab.report.PanelFigure;
import dev.dyad.lab.report.ScatterFigure;

/** A figure as a picture, for papers, read-me files and paper. */
public final class FigurePicture {

    private final Drawing drawing;

    private FigurePicture(Drawing drawing) {
        this.drawing = drawing;
    }

    public static FigurePicture of(Figure figure, Caption caption) {
        if (figure instanceof BarFigure bars) {
            return new FigurePicture(BarPicture.of(bars, caption));
        }
        if (figure instanceof LineFigure lines) {
            return new FigurePicture(LinePicture.of(lines, caption));
        }
        if (figure instanceof PanelFigure panels) {
            return new FigurePicture(PanelPicture.of(panels, caption));
        }
        return new FigurePicture(ScatterPicture.of((ScatterFigure) figure, caption));
    }

    /** A whole SVG document, which follows the reader's choice of a light or dark screen. */
    public String svg() {
        return SvgText.of(drawing);
    }

    /**
     * A PNG file on light paper, with twice as many pixels each way as the SVG picture has.
     *
     * @throws dev.dyad.DyadException of kind IO where this machine's Java cannot draw texts
     */
    public byte[] png() {
        return PngBytes.of(drawing);
    }

    /** In pixels. */
    public int width() {
        return drawing.width();
    }

    /** In pixels. */
    public int height() {
        return drawing.height();
    }
}
