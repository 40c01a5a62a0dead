package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.model.EpochReport;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class LearningCurvePlotTest {

    private static EpochReport epoch(int number, double train, double test) {
        return new EpochReport(number, 1.25, train - 0.01, train, test, 0.95, 0.75, 1.5);
    }

    /** Epochs whose test accuracy is highest in the middle. */
    private static LearningCurve curve(int epochs) {
        return new LearningCurve(IntStream.rangeClosed(1, epochs)
                .mapToObj(e -> epoch(e, 0.2 + 0.3 * e / epochs, 0.25 - 0.1 * Math.abs(e - epochs / 2.0) / epochs))
                .toList());
    }

    private static Document draw(LearningCurve curve) throws Exception {
        String svg = new LearningCurvePlot("ratings <of> A & B", "how", curve).toSvg();
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> all(Document svg, String name) {
        NodeList nodes = svg.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static List<double[]> points(Element line) {
        List<double[]> points = new ArrayList<>();
        for (String point : line.getAttribute("points").split(" ")) {
            String[] parts = point.split(",");
            points.add(new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])});
        }
        return points;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50, 1000})
    void everyLineHasAPointForEachEpochWithinThePicture(int epochs) throws Exception {
        List<Element> lines = all(draw(curve(epochs)), "polyline");
        assertEquals(3, lines.size());
        for (Element line : lines) {
            List<double[]> points = points(line);
            assertEquals(epochs, points.size());
            for (double[] point : points) {
                assertTrue(point[0] >= 68 && point[0] <= 566, "x " + point[0]);
                assertTrue(point[1] >= 104 && point[1] <= 404, "y " + point[1]);
            }
        }
    }

    @Test
    void moreAccuracyIsHigherAndLaterIsFurtherRight() throws Exception {
        List<double[]> train = points(all(draw(curve(10)), "polyline").get(0));
        for (int k = 1; k < train.size(); k++) {
            assertTrue(train.get(k)[0] > train.get(k - 1)[0]);
            assertTrue(train.get(k)[1] < train.get(k - 1)[1]);
        }
    }

    @Test
    void labelsNameTheLinesWithTheirLastValuesAndDoNotTouch() throws Exception {
        List<Element> labels = all(draw(curve(10)), "text").stream()
                .filter(text -> !text.getAttribute("fill").isEmpty())
                .toList();
        assertEquals(
                List.of(
                        "train, after the epoch 50.0 %",
                        "train, running 49.0 %", "test 20.0 %", "best 25.0 % in epoch 5"),
                labels.stream().map(Element::getTextContent).toList());
        for (int k = 1; k < labels.size(); k++) {
            double gap = Double.parseDouble(labels.get(k).getAttribute("y"))
                    - Double.parseDouble(labels.get(k - 1).getAttribute("y"));
            assertTrue(gap >= 19.9, "gap " + gap);
        }
    }

    @Test
    void whatWasNotMeasuredIsNotDrawn() throws Exception {
        Document svg = draw(new LearningCurve(List.of(epoch(1, 0.2, Double.NaN), epoch(2, 0.3, Double.NaN))));
        assertEquals(2, all(svg, "polyline").size());
        assertTrue(all(svg, "circle").isEmpty());
        assertFalse(svg.getDocumentElement().getTextContent().contains("NaN"));
    }

    @Test
    void theBestEpochIsMarkedOnTheValidationPartThatChoseIt() throws Exception {
        Document svg = draw(new LearningCurve(List.of(
                new EpochReport(1, 1, 0.2, 0.2, 0.30, 1, 0.2, 1, 1, 1),
                new EpochReport(2, 1, 0.3, 0.3, 0.25, 1, 0.3, 1, 1, 1))));
        assertEquals(4, all(svg, "polyline").size());
        Element best = all(svg, "circle").get(0);
        List<double[]> validation = points(all(svg, "polyline").get(2));
        assertEquals(validation.get(0)[0], Double.parseDouble(best.getAttribute("cx")));
        assertEquals(validation.get(0)[1], Double.parseDouble(best.getAttribute("cy")));
        assertEquals("validation", best.getAttribute("class"));
        assertTrue(svg.getDocumentElement().getTextContent().contains("best 30.0 % in epoch 1"));
    }

    @Test
    void titlesAreTextNotMarkup() throws Exception {
        assertEquals("ratings <of> A & B", all(draw(curve(2)), "title").get(0).getTextContent());
    }

    @Test
    void trainDrawsItsCurveWhereItIsAskedTo(@TempDir Path folder) throws Exception {
        Path data = MadeRatings.in(folder);
        Path plot = folder.resolve("curve.svg");
        String model = folder.resolve("m.safetensors").toString();
        Screen screen = Screen.plain();
        ExitCode code = screen.run(
                "train",
                "--data",
                data.toString(),
                "--dim",
                "4",
                "--epochs",
                "3",
                "--out",
                model,
                "--plot",
                plot.toString());
        assertEquals(ExitCode.OK, code, screen::err);
        assertTrue(screen.out().contains("Plot         " + plot), screen.out());
        assertTrue(Files.readString(plot).contains("Learning curve on made"));
    }

    @Test
    void aPlotThatCannotBeWrittenIsRefusedBeforeTraining(@TempDir Path folder) {
        String model = folder.resolve("m.safetensors").toString();
        Screen wrongKind = Screen.plain();
        assertEquals(ExitCode.USAGE, wrongKind.run("train", "--data", "none", "--out", model, "--plot", "curve.png"));
        assertTrue(wrongKind.err().contains("curve.png") && wrongKind.err().contains(".svg"), wrongKind.err());
        String nowhere = folder.resolve("absent").resolve("curve.svg").toString();
        Screen noFolder = Screen.plain();
        assertEquals(ExitCode.IO, noFolder.run("train", "--data", "none", "--out", model, "--plot", nowhere));
        assertTrue(noFolder.err().contains("make it first"), noFolder.err());
    }
}
