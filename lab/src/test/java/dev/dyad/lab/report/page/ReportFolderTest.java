package dev.dyad.lab.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.lab.report.ExampleReport;
import dev.dyad.lab.report.ReportPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

    @TempDir
    private Path folder;

    @Test
    void thePageAndEveryFigureAreWritten() throws Exception {
        ReportPage page = ExampleReport.finished();
        Path index = ReportFolder.write(page, folder.resolve("report"));
        assertEquals(folder.resolve("report").resolve("index.html"), index);
        List<String> expected = PageParts.sections(page)
                .flatMap(section -> section.figures().stream().map(figure -> section.name() + "-" + figure.name()))
                .flatMap(name -> Stream.of(name + ".png", name + ".svg"))
                .sorted()
                .toList();
        try (Stream<Path> files = Files.list(folder.resolve("report").resolve("figures"))) {
            assertEquals(
                    expected,
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aReportReplacesTheOneBefore() throws Exception {
        ReportFolder.write(ExampleReport.running(3), folder);
        ReportFolder.write(ExampleReport.finished(), folder);
        String html = Files.readString(folder.resolve("index.html"));
        assertTrue(html.contains("data-state=\"finished\""));
        assertFalse(html.contains("data-live"));
    }

    /** D3's own address stands in its licence's comment, and the name of SVG looks like one. */
    @Test
    void thePageNamesNoOtherAddress() throws Exception {
        String html = Files.readString(ReportFolder.write(ExampleReport.finished(), folder));
        assertEquals(
                new TreeSet<>(List.of(
                        "http://www.w3.org/1999/xhtml",
                        "http://www.w3.org/1999/xlink",
                        "http://www.w3.org/2000/svg",
                        "http://www.w3.org/2000/xmlns/",
                        "http://www.w3.org/XML/1998/namespace",
                        "https://d3js.org")),
                Pattern.compile("https?://[^\"' <]+")
                        .matcher(html)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void thePolicyLetsInNothingButThePageItself() throws Exception {
        String html = Files.readString(ReportFolder.write(ExampleReport.finished(), folder));
        String policy = PagePolicy.in(html);
        assertTrue(policy.startsWith("default-src 'none'; base-uri 'none'; form-action 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertTrue(policy.matches(".*style-src 'sha256-[^ ]+'; script-src 'sha256-[^ ]+' 'sha256-[^ ]+'"), policy);
    }

    @Test
    void theLicenceOfD3IsInThePage() throws Exception {
        String html = Files.readString(ReportFolder.write(ExampleReport.finished(), folder));
        assertTrue(html.contains("Copyright 2010-2023 Mike Bostock\n\nPermission to use, copy, modify"));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedWithARemedy() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        DyadException failure = assertThrows(
                DyadException.class, () -> ReportFolder.write(ExampleReport.finished(), file.resolve("report")));
        assertEquals(DyadException.Kind.IO, failure.kind());
        assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
        assertTrue(failure.getMessage().contains("choose another place"), failure.getMessage());
    }
}
