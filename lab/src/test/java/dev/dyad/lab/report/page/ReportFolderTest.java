package dev.dyad.lab.report.page;

import dev.dyad.lab.report.ExampleReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReportFolderTest {
    @Test
    void aReportIsWritten() {
        ReportFolder.write(ExampleReport.finished(), Path.of("target", "report"));
    }
}
