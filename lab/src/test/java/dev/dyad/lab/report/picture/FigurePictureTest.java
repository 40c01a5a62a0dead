package dev.dyad.lab.report.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.lab.report.BarFigure;
import dev.dyad.lab.report.BarFigure.Bar;
import dev.dyad.lab.report.ExampleReport;
import dev.dyad.lab.report.Figure;
import dev.dyad.lab.report.LineFigure;
import dev.dyad.lab.report.LineFigure.Axis;
import dev.dyad.lab.report.LineFigure.Line;
import dev.dyad.lab.report.Measure;
import dev.dyad.lab.report.Missing;
import dev.dyad.lab.report.ReportSection;
import dev.dyad.lab.report.ScatterFigure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FigurePictureTest {

    /** Where people can look at the pictures. */
    private static final Path PICTURES = Path.of("target", "pictures");

    static Stream<Figure> figures() {
        return Stream.concat(
                ExampleReport.finished().studies().stream().flatMap(section -> section.figures().stream()), empty());
    }

    /** Figures of a study that has just begun. */
    private static Stream<Figure> empty() {
        return Stream.of(
                new BarFigure("no-bars", "No bars", "", Measure.SHARE, List.of()),
                new BarFigure(
                        "no-values",
                        "No values",
                        "",
                        Measure.POINTS,
                        List.of(new Bar("dim 8", new Missing("waiting"), OptionalDouble.empty()))),
                new LineFigure(
                        "no-points",
                        "No points",
                        "",
                        Measure.SHARE,
                        Axis.upTo(50, "epoch"),
                        List.of(new Line(
                                "dim 8", List.of(), List.of(), OptionalDouble.empty(), Optional.of("waiting")))),
                new ScatterFigure("no-pairs", "No pairs", "", Measure.SHARE, List.of()));
    }

    private static Document svg(Figure figure) throws Exception {
        String svg = FigurePicture.of(figure, new Caption("Study", "Source")).svg();
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document svg) {
        NodeList found = svg.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int k = 0; k < found.getLength(); k++) {
            texts.add(found.item(k).getTextContent());
        }
        return texts;
    }

    private static List<Element> marks(Document svg, String element, String look) {
        NodeList found = svg.getElementsByTagName(element);
        List<Element> marks = new ArrayList<>();
        for (int k = 0; k < found.getLength(); k++) {
            Element mark = (Element) found.item(k);
            if (mark.getAttribute("class").equals(look)) {
                marks.add(mark);
            }
        }
        return marks;
    }

    private static Figure figure(String section, String name) {
        return ExampleReport.finished().studies().stream()
                .filter(one -> one.name().equals(section))
                .flatMap(one -> one.figures().stream())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void aPngHasTwiceThePixelsAndInkOnIt(Figure figure) throws Exception {
        FigurePicture picture = FigurePicture.of(figure, Caption.NONE);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
        assertEquals(2 * picture.width(), image.getWidth());
        assertEquals(2 * picture.height(), image.getHeight());
        assertEquals(Ink.PAPER.light(), image.getRGB(1, 1) & 0xffffff);
        assertEquals(Ink.PAPER.light(), image.getRGB(image.getWidth() - 2, image.getHeight() / 2) & 0xffffff);
        int inked = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                inked += (image.getRGB(x, y) & 0xffffff) == Ink.PAPER.light() ? 0 : 1;
            }
        }
        assertTrue(inked > 1_000, "inked pixels: " + inked);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void anSvgIsWellFormedAndTellsItselfInWords(Figure figure) throws Exception {
        Document svg = svg(figure);
        assertEquals("img", svg.getDocumentElement().getAttribute("role"));
        assertEquals(
                "Study: " + figure.title(),
                svg.getElementsByTagName("title").item(0).getTextContent());
        assertTrue(svg.getElementsByTagName("desc").item(0).getTextContent().startsWith(figure.title()));
        assertTrue(texts(svg).containsAll(List.of("Study", figure.title(), "Source")), () -> texts(svg)
                .toString());
        assertTrue(svg.getElementsByTagName("style").item(0).getTextContent().contains("prefers-color-scheme: dark"));
    }

    @Test
    void everyBarHasItsValueItsIntervalAndThePublishedValue() throws Exception {
        Document svg = svg(figure("l2", "max-test-accuracy"));
        assertEquals(3, marks(svg, "rect", "bar").size());
        assertEquals(3, marks(svg, "rect", "vermilion").size());
        assertEquals(9, marks(svg, "line", "ink-line").size(), "three strokes a whisker");
        List<String> texts = texts(svg);
        assertTrue(texts.contains("27.9 %"), texts::toString);
        assertTrue(texts.stream().anyMatch(text -> text.endsWith("published 28.3 %")), texts::toString);
        assertTrue(texts.contains("failed in epoch 3: the loss is not a number"), texts::toString);
        assertTrue(texts.contains("<side> features & more"), texts::toString);
    }

    @Test
    void barsAreAsLongAsTheirValues() throws Exception {
        List<Element> bars = marks(svg(figure("embedding-size", "max-test-accuracy")), "rect", "bar");
        BarFigure figure = (BarFigure) figure("embedding-size", "max-test-accuracy");
        double[] values = figure.values().mapToDouble(value -> value.value()).toArray();
        double scale = Double.parseDouble(bars.get(0).getAttribute("width")) / values[0];
        for (int k = 0; k < values.length; k++) {
            assertEquals(scale * values[k], Double.parseDouble(bars.get(k).getAttribute("width")), 0.2);
        }
    }

    @Test
    void everyLineHasItsNameAndBestValueWhereItEnds() throws Exception {
        Document svg = svg(figure("embedding-size", "test-accuracy-by-epoch"));
        List<String> texts = texts(svg);
        for (int dim : new int[] {8, 16, 32, 64, 128, 256}) {
            assertTrue(texts.contains("dim " + dim), texts::toString);
        }
        assertTrue(texts.containsAll(List.of("ours", "published", "33.0 %", "27.1 %")), texts::toString);
        assertEquals(6, svg.getElementsByTagName("circle").getLength(), "a dot for each best epoch");
    }

    @Test
    void theSameFigureIsTheSameBytes() {
        Figure figure = figure("embedding-size", "test-accuracy-by-epoch");
        assertArrayEquals(
                FigurePicture.of(figure, Caption.NONE).png(),
                FigurePicture.of(figure, Caption.NONE).png());
        assertEquals(
                FigurePicture.of(figure, Caption.NONE).svg(),
                FigurePicture.of(figure, Caption.NONE).svg());
    }

    @Test
    void picturesAreThereToLookAt() throws Exception {
        Files.createDirectories(PICTURES);
        Caption caption = new Caption("", ExampleReport.finished().subtitle());
        for (ReportSection section : ExampleReport.finished().studies()) {
            for (Figure figure : section.figures()) {
                FigurePicture picture = FigurePicture.of(figure, new Caption(section.title(), caption.source()));
                String name = section.name() + "-" + figure.name();
                Files.write(PICTURES.resolve(name + ".png"), picture.png());
                Files.writeString(PICTURES.resolve(name + ".svg"), picture.svg());
                assertTrue(Files.size(PICTURES.resolve(name + ".png")) > 10_000, name);
            }
        }
    }
}
