package dev.dyad.lab.report.page;

import dev.dyad.lab.report.ExampleReport;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static Browser browser;
    private static String address;

    @BeforeAll
    static void openReport(@TempDir Path folder) throws Exception {
        browser = Browser.start(folder);
        address = ReportFolder.write(ExampleReport.finished(), Path.of("target", "report"))
                .toUri()
                .toString();
    }

    @AfterAll
    static void close() throws Exception {
        browser.close();
    }

    @Test
    void look() throws Exception {
        for (String shade : new String[] {"light", "dark"}) {
            for (int width : new int[] {1280, 360}) {
                Tab tab = browser.tab(width, 900);
                tab.prefer("prefers-color-scheme", shade);
                tab.go(address);
                int height = tab.eval("document.documentElement.scrollHeight").asInt();
                tab.size(width, height);
                tab.await(
                        "document.querySelectorAll('.chart svg').length === document.querySelectorAll('.chart').length");
                tab.picture(PICTURES.resolve("page-" + shade + "-" + width + ".png"), true);
                System.err.println(tab.complaints() + " " + tab.eval("document.documentElement.scrollWidth"));
            }
        }
    }
}
