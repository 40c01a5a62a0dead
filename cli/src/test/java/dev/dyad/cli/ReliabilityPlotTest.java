package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.evaluate.DistributionMetrics;
import dev.dyad.evaluate.DistributionMetrics.Reliability;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReliabilityPlotTest {

    private static Document draw(List<Reliability> ranges) throws Exception {
        DistributionMetrics metrics = new DistributionMetrics(1, 0.7, 1.6, 0.0123, 0.0456, ranges);
        String svg = new ReliabilityPlot("a <b> & c", metrics).toSvg();
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> all(Document svg, String name) {
        NodeList nodes = svg.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static double number(Element element, String name) {
        return Double.parseDouble(element.getAttribute(name));
    }

    @Test
    void pointsOfRightProbabilitiesLieOnTheDiagonalAndOthersBesideIt() throws Exception {
        Document svg = draw(List.of(
                new Reliability(0, 0.1, 1_234_567, 0.05, 0.05),
                new Reliability(0.5, 0.6, 45_678, 0.55, 0.75),
                new Reliability(0.9, 1, 1, 1, 1)));
        List<Element> points = all(svg, "circle");
        assertEquals(3, points.size());
        double left = number(points.get(0), "cx");
        double right = number(points.get(2), "cx");
        double low = number(points.get(0), "cy");
        double high = number(points.get(2), "cy");
        double between = low + (high - low) * (number(points.get(1), "cx") - left) / (right - left);
        assertEquals((low - high) / 0.95 * 0.2, between - number(points.get(1), "cy"), 0.3);
    }

    /** Of five of five that came true, Wilson's interval begins at 56.6 %. */
    @Test
    void fewLevelsHaveWideIntervals() throws Exception {
        Document svg = draw(List.of(new Reliability(0.9, 1, 5, 0.95, 1)));
        Element point = all(svg, "circle").get(0);
        Element interval = all(svg, "line").stream()
                .filter(line -> line.getAttribute("x1").equals(point.getAttribute("cx"))
                        && line.getAttribute("x2").equals(point.getAttribute("cx")))
                .findFirst()
                .orElseThrow();
        double whole = 400;
        assertEquals(0.434, (number(interval, "y1") - number(point, "cy")) / whole, 0.002);
        assertEquals(number(point, "cy"), number(interval, "y2"), 0.11);
    }

    @Test
    void countsStandAboveTheirBarsAndTheErrorsUnderTheTitle() throws Exception {
        Document svg = draw(List.of(
                new Reliability(0, 0.1, 1_234_567, 0.05, 0.04),
                new Reliability(0.1, 0.2, 45_678, 0.15, 0.2),
                new Reliability(0.2, 0.3, 7, 0.22, 0)));
        List<String> texts =
                all(svg, "text").stream().map(Element::getTextContent).toList();
        assertTrue(texts.containsAll(List.of("1.2M", "46k", "7", "a <b> & c", "100 %")), texts.toString());
        assertTrue(texts.contains("expected calibration error 0.0123; of the likeliest levels alone 0.0456"));
        List<Element> bars = all(svg, "rect").subList(1, 4);
        assertTrue(number(bars.get(0), "height") > number(bars.get(1), "height"));
        assertTrue(number(bars.get(2), "height") >= 1, "few are seen, too");
    }

    @Test
    void allThatIsDrawnLiesWithinThePicture() throws Exception {
        Document svg = draw(IntStream.range(0, 10)
                .mapToObj(k -> new Reliability(k / 10.0, (k + 1) / 10.0, 3, k / 10.0 + 0.05, k % 2))
                .toList());
        Element root = svg.getDocumentElement();
        for (Element line : all(svg, "line")) {
            for (String x : List.of("x1", "x2")) {
                assertTrue(number(line, x) >= 0 && number(line, x) <= number(root, "width"));
            }
            for (String y : List.of("y1", "y2")) {
                assertTrue(number(line, y) >= 0 && number(line, y) <= number(root, "height"));
            }
        }
    }
}
