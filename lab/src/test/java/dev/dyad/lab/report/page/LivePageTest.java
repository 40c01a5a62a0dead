package dev.dyad.lab.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.lab.report.ExampleReport;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page while its study runs, in a real browser. */
@ExtendWith(BrowserExtension.class)
class LivePageTest {

    private static final String CURVE = "[data-figure=\"embedding-size/test-accuracy-by-epoch\"]";
    private static final String RUNS = "[data-table=\"embedding-size.runs\"]";

    private static Browser browser;

    @BeforeAll
    static void startBrowser(Browser shared) {
        browser = shared;
    }

    private static Tab watch(WatchServer server) throws Exception {
        Tab tab = browser.tab(1280, 900);
        tab.go(server.address().toString());
        tab.show(CURVE);
        tab.await("document.querySelector('" + CURVE + " svg')");
        return tab;
    }

    @Test
    void curvesGrowWhileTheReaderStaysWhereTheyAre() throws Exception {
        try (WatchServer server = WatchServer.start(0, ExampleReport.running(3))) {
            Tab tab = watch(server);
            int before = tab.eval("document.querySelector('" + CURVE + " .curve').getAttribute('d').length")
                    .asInt();
            tab.eval("document.querySelector('" + RUNS + " thead th:nth-child(4) button').focus()");
            tab.key("Enter");
            server.update(ExampleReport.running(20));
            tab.await("document.querySelector('" + CURVE + " .curve').getAttribute('d').length > 3 * " + before);
            assertTrue(tab.eval("document.querySelector('.status').textContent")
                    .asText()
                    .contains("epoch 20 of 50"));
            assertEquals(
                    "descending",
                    tab.eval("document.activeElement.closest('th').getAttribute('aria-sort')")
                            .asText(),
                    "the table is still sorted, and its column in focus");
            assertEquals(List.of(), tab.complaints());
            tab.close();
        }
    }

    @Test
    void theLastNewsArriveBeforeTheServerIsGone() throws Exception {
        Tab tab;
        try (WatchServer server = WatchServer.start(0, ExampleReport.running(5))) {
            tab = watch(server);
            tab.await("performance.getEntriesByType('resource').some(entry => entry.name.endsWith('page.json'))");
            server.update(ExampleReport.finished());
        }
        tab.await("document.documentElement.dataset.state === 'finished'");
        assertTrue(tab.eval("document.querySelector('.status').textContent")
                .asText()
                .startsWith("Finished"));
        Thread.sleep(1500);
        assertEquals(
                false,
                tab.eval("document.documentElement.classList.contains('unconnected')")
                        .asBoolean());
        assertEquals(List.of(), tab.complaints(), "a finished page asks nobody any more");
        tab.close();
    }

    @Test
    void aPageThatLostItsServerSaysSoAndFindsItAgain() throws Exception {
        WatchServer first = WatchServer.start(0, ExampleReport.running(5));
        int port = first.address().getPort();
        Tab tab = watch(first);
        first.close();
        tab.await("document.querySelector('.unconnected-words').checkVisibility()");
        try (WatchServer second = WatchServer.start(port, ExampleReport.running(30))) {
            tab.await("!document.querySelector('.unconnected-words').checkVisibility()");
            tab.await("document.querySelector('.status').textContent.includes('epoch 30 of 50')");
        }
        tab.close();
    }
}
