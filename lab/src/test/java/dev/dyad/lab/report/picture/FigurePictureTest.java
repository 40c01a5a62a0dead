package dev.dyad.lab.report.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.lab.report.ExampleReport;
import dev.dyad.lab.report.Figure;
import dev.dyad.lab.report.ReportSection;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class FigurePictureTest {

    /** Where people can look at the pictures. */
    private static final Path PICTURES = Path.of("target", "pictures");

    static Stream<Figure> figures() {
        return ExampleReport.finished().studies().stream().flatMap(section -> section.figures().stream());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void aPngHasTwiceThePixelsAndInkOnIt(Figure figure) throws Exception {
        FigurePicture picture = FigurePicture.of(figure, Caption.NONE);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
        assertEquals(2 * picture.width(), image.getWidth());
        assertEquals(2 * picture.height(), image.getHeight());
        assertEquals(Ink.PAPER.light(), image.getRGB(1, 1) & 0xffffff);
        int inked = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                inked += (image.getRGB(x, y) & 0xffffff) == Ink.PAPER.light() ? 0 : 1;
            }
        }
        assertTrue(inked > 10_000, "inked pixels: " + inked);
    }

    @Test
    void picturesAreThereToLookAt() throws Exception {
        Files.createDirectories(PICTURES);
        for (ReportSection section : ExampleReport.finished().studies()) {
            for (Figure figure : section.figures()) {
                FigurePicture picture = FigurePicture.of(
                        figure,
                        new Caption(
                                section.title(),
                                "Made-up numbers for tests: 100,836 ratings by 610 users of 9,724 movies. Drawn by Dyad."));
                String name = section.name() + "-" + figure.name();
                Files.write(PICTURES.resolve(name + ".png"), picture.png());
                Files.writeString(PICTURES.resolve(name + ".svg"), picture.svg());
            }
        }
    }

    private static Document read(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
