package dev.dyad.lab.report.page;

import dev.dyad.DyadException;
import dev.dyad.lab.report.Figure;
import dev.dyad.lab.report.ReportPage;
import dev.dyad.lab.report.ReportSection;
import dev.dyad.lab.report.page.PageHtml.Use;
import dev.dyad.lab.report.picture.Caption;
import dev.dyad.lab.report.picture.FigurePicture;
import dev.dyad.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a report is kept: {@code index.html}, and each figure as {@code figures/STUDY-FIGURE.svg} and {@code .png}. */
public final class ReportFolder {

    private ReportFolder() {}

    /**
     * Writes a report, and replaces the one that was there. The page comes first: where pictures cannot be drawn, it
     * is there all the same.
     *
     * @return the page
     * @throws DyadException of kind IO where the folder cannot be written to, or this Java cannot draw texts
     */
    public static Path write(ReportPage page, Path folder) {
        Path figures = folder.resolve("figures");
        try {
            Files.createDirectories(figures);
        } catch (IOException e) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "Cannot make the folder %s (%s); choose another place".formatted(figures, e),
                    e);
        }
        Path index = folder.resolve("index.html");
        AtomicFile.write(index, PageHtml.of(page, Use.FILE).getBytes(StandardCharsets.UTF_8));
        PageParts.sections(page)
                .forEach(section -> section.figures().forEach(figure -> draw(figure, section, page, figures)));
        return index;
    }

    private static void draw(Figure figure, ReportSection section, ReportPage page, Path folder) {
        FigurePicture picture = FigurePicture.of(figure, new Caption(section.title(), page.subtitle()));
        String name = section.name() + "-" + figure.name();
        AtomicFile.write(folder.resolve(name + ".svg"), picture.svg().getBytes(StandardCharsets.UTF_8));
        AtomicFile.write(folder.resolve(name + ".png"), picture.png());
    }
}
