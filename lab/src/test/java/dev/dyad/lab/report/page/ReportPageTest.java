package dev.dyad.lab.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dyad.lab.report.ExampleReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page as a reader has it, in a real browser. */
@ExtendWith(BrowserExtension.class)
class ReportPageTest {

    /** Where people can look at the page. */
    private static final Path PICTURES = Path.of("target", "pictures");

    private static final String RUNS = "[data-table=\"embedding-size.runs\"]";

    private static Browser browser;
    private static String address;
    private Tab tab;

    @BeforeAll
    static void startBrowser(Browser shared, @TempDir Path folder) throws Exception {
        browser = shared;
        address = ReportFolder.write(ExampleReport.finished(), folder.resolve("report"))
                .toUri()
                .toString();
    }

    @BeforeEach
    void openReport() throws Exception {
        tab = browser.tab(1280, 900);
        tab.prefer("prefers-color-scheme", "light");
        tab.go(address);
    }

    @AfterEach
    void nothingWentWrong() {
        assertEquals(List.of(), tab.complaints());
        assertTrue(
                tab.requests().stream().allMatch(url -> url.startsWith("file:") || url.startsWith("data:")),
                () -> "The page asked for " + tab.requests());
        assertTrue(tab.requests().contains(address));
        tab.close();
    }

    private static String chart(String name) {
        return "[data-figure=\"" + name + "\"]";
    }

    private int count(String selector) throws Exception {
        return tab.eval("document.querySelectorAll('" + selector + "').length").asInt();
    }

    private String text(String selector) throws Exception {
        return tab.eval("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    /** Makes the window as high as the page, so that all charts come into view. */
    private void showAll(int width) throws Exception {
        tab.size(width, tab.eval("document.documentElement.scrollHeight").asInt());
        tab.await("[...document.querySelectorAll('.chart')].every(chart => chart.querySelector('svg'))");
        tab.await("[...document.querySelectorAll('.chart')].every(chart => chart.drawnAt === chart.clientWidth)");
    }

    private List<String> column(String table, int column) throws Exception {
        List<String> texts = new ArrayList<>();
        for (JsonNode cell :
                tab.eval("[...document.querySelectorAll('%s tbody tr')].map(row => row.cells[%d].textContent)"
                        .formatted(table, column))) {
            texts.add(cell.asText());
        }
        return texts;
    }

    private String sorting(String table, int column) throws Exception {
        return tab.eval("document.querySelector('%s thead').rows[0].cells[%d].getAttribute('aria-sort')"
                        .formatted(table, column))
                .asText();
    }

    @Test
    void everyValueHasItsMark() throws Exception {
        showAll(1280);
        assertEquals(6, count(chart("embedding-size/max-test-accuracy") + " rect.bar"));
        assertEquals(6, count(chart("embedding-size/max-test-accuracy") + " rect.published"));
        assertEquals(18, count(chart("embedding-size/max-test-accuracy") + " .whisker"));
        assertEquals(6, count(chart("embedding-size/test-accuracy-by-epoch") + " .curve"));
        assertEquals(6, count(chart("embedding-size/test-accuracy-by-epoch") + " .twin"));
        assertEquals(6, count(chart("embedding-size/test-accuracy-by-epoch") + " .mark"));
        assertEquals(3, count(chart("batch-size/test-accuracy-by-epoch") + " .band"));
        assertEquals(3, count(chart("l2/max-test-accuracy") + " rect.bar"), "two runs have no value");
        assertEquals(37, count(chart("published/ours-against-published") + " .mark"));
        assertTrue(text(chart("l2/max-test-accuracy")).contains("failed in epoch 3"));
    }

    @Test
    void chartsThatNobodyScrolledToAreDrawnAllTheSame() throws Exception {
        tab.await("document.querySelector('" + chart("published/ours-against-published") + " svg')");
        assertEquals(0, tab.eval("scrollY").asInt());
    }

    @Test
    void aTableSortsByClicksWithMissingValuesLast() throws Exception {
        tab.show(RUNS);
        List<String> before = column(RUNS, 3);
        tab.click(RUNS + " thead th:nth-child(4) button");
        assertEquals("descending", sorting(RUNS, 3));
        assertEquals(List.of("33.0 %", "30.7 %", "29.5 %", "28.3 %", "27.1 %", "", ""), column(RUNS, 3));
        tab.click(RUNS + " thead th:nth-child(4) button");
        assertEquals("ascending", sorting(RUNS, 3));
        assertEquals(List.of("27.1 %", "28.3 %", "29.5 %", "30.7 %", "33.0 %", "", ""), column(RUNS, 3));
        assertNotEquals(before, column(RUNS, 3));
    }

    @Test
    void aTableSortsByKeysAndSaysSo() throws Exception {
        tab.show(RUNS);
        tab.eval("document.querySelector('" + RUNS + " thead th:nth-child(1) button').focus()");
        tab.key("Enter");
        assertEquals("ascending", sorting(RUNS, 0));
        assertEquals(List.of("dim 8", "dim 16", "dim 32", "dim 64", "dim 128", "dim 256", "dim 512"), column(RUNS, 0));
        tab.key(" ");
        assertEquals("descending", sorting(RUNS, 0));
        assertEquals("dim 512", column(RUNS, 0).get(0));
        assertEquals("none", sorting(RUNS, 1));
    }

    @Test
    void hoveringABarTellsItsExactValueAndInterval() throws Exception {
        String chart = chart("l2/max-test-accuracy");
        tab.show(chart);
        tab.await("document.querySelector('" + chart + " svg')");
        tab.hover(chart + " .bar-row:nth-of-type(2) rect.bar", 0.5, 0.5);
        tab.await("!document.getElementById('tip').hidden");
        String tip = text("#tip");
        assertTrue(tip.contains("L2 1e-7"), tip);
        assertTrue(tip.contains("27.90\u00a0% (27.49 to 28.31\u00a0%)"), tip);
        assertTrue(tip.contains("28.31\u00a0%"), tip);
        assertTrue(tip.contains("\u22120.41 points"), tip);
        tab.picture(PICTURES.resolve("tip-bars.png"), false);
        tab.hover("h1", 0.5, 0.5);
        tab.await("document.getElementById('tip').hidden");
    }

    @Test
    void hoveringLinesTellsAllValuesAtThatEpoch() throws Exception {
        String chart = chart("embedding-size/test-accuracy-by-epoch");
        tab.show(chart);
        tab.await("document.querySelector('" + chart + " svg')");
        tab.hover(chart + " .grid", 0.5, 0.5);
        tab.await("!document.getElementById('tip').hidden");
        assertEquals(6, count(chart + " .reading"));
        assertEquals("epoch: 25", text("#tip p"));
        assertEquals(12, count("#tip dt"), "six lines and their published twins");
        assertTrue(text("#tip dt").contains("dim 256"), "the highest comes first");
        tab.picture(PICTURES.resolve("tip-lines.png"), false);
    }

    @Test
    void arrowKeysReadAChart() throws Exception {
        String chart = chart("batch-size/test-accuracy-by-epoch");
        tab.show(chart);
        tab.await("document.querySelector('" + chart + " svg')");
        tab.eval("document.querySelector('" + chart + "').focus()");
        tab.key("ArrowRight");
        assertEquals("epoch: 1", text("#tip p"));
        tab.key("ArrowRight");
        assertEquals("epoch: 2", text("#tip p"));
        tab.key("Escape");
        assertTrue(tab.eval("document.getElementById('tip').hidden").asBoolean());
    }

    @Test
    void thePageFollowsTheScreenUntilTheReaderChooses() throws Exception {
        String paper = "getComputedStyle(document.body).backgroundColor";
        assertEquals("rgb(255, 255, 255)", tab.eval(paper).asText());
        tab.prefer("prefers-color-scheme", "dark");
        assertEquals("rgb(13, 17, 23)", tab.eval(paper).asText());
        tab.click("#shade");
        assertEquals("rgb(255, 255, 255)", tab.eval(paper).asText());
        assertEquals("Dark", text("#shade"));
        tab.click("#shade");
        assertEquals("rgb(13, 17, 23)", tab.eval(paper).asText());
    }

    @Test
    void aPhoneNeedsNoSidewaysScrolling() throws Exception {
        tab.size(360, 740);
        showAll(360);
        assertEquals(360, tab.eval("document.documentElement.scrollWidth").asInt());
        assertEquals(
                "[]",
                tab.eval(
                                "JSON.stringify([...document.querySelectorAll('main svg, main p, main h2, figcaption')]"
                                        + ".filter(e => e.getBoundingClientRect().right > 361).map(e => e.outerHTML.slice(0, 80)))")
                        .asText());
    }

    @Test
    void onPaperStandThePictures() throws Exception {
        tab.send("Emulation.setEmulatedMedia", "{\"media\":\"print\"}");
        assertFalse(
                tab.eval("document.querySelector('.chart').checkVisibility()").asBoolean());
        int stills = tab.eval(
                        "[...document.querySelectorAll('img.still')]"
                                + ".filter(still => still.checkVisibility() && still.complete && still.naturalWidth === 800).length")
                .asInt();
        assertEquals(count(".chart"), stills);
    }

    @Test
    void everyChartHasWordsForThoseWhoDoNotSeeIt() throws Exception {
        assertEquals(0, count(".chart:not([aria-label])"));
        String words = tab.eval("document.querySelector('" + chart("l2/max-test-accuracy") + "').ariaLabel")
                .asText();
        assertTrue(words.contains("L2 1e-7 27.9 % (27.5 to 28.3 %), published 28.3 %"), words);
        assertTrue(words.contains("L2 1e-5 missing, failed in epoch 3"), words);
    }

    @Test
    void picturesOfThePageAreThereToLookAt() throws Exception {
        for (String shade : List.of("light", "dark")) {
            for (int width : List.of(1280, 360)) {
                tab.prefer("prefers-color-scheme", shade);
                tab.size(width, 900);
                showAll(width);
                Path file = PICTURES.resolve("page-" + shade + "-" + width + ".png");
                tab.picture(file, true);
                assertTrue(file.toFile().length() > 100_000, file + " is too small to show anything");
            }
        }
    }

    @Test
    void textsThatLookLikeHtmlAreShownAsTheyAre(@TempDir Path folder) throws Exception {
        String hostile = "<img src=x onerror=alert(1)></script><script>alert(2)</script> & \"quotes\" 'too'";
        Tab other = browser.tab(1280, 900);
        other.go(ReportFolder.write(ExampleReport.saying(hostile), folder)
                .toUri()
                .toString());
        other.await("document.querySelector('.chart svg')");
        for (String place :
                List.of("h1", "h2:not(#overview h2)", ".question", ".finding", "figcaption h3", "tbody th", "dd")) {
            assertEquals(
                    hostile,
                    other.eval("document.querySelector('%s').textContent".formatted(place))
                            .asText(),
                    place);
        }
        assertTrue(other.eval("document.querySelector('.chart').ariaLabel")
                .asText()
                .contains(hostile));
        assertEquals(
                0, other.eval("document.querySelectorAll('img[src=x]').length").asInt());
        assertEquals(List.of(), other.complaints());
        other.close();
    }
}
