package dev.dyad.lab.report.assemble;

import dev.dyad.lab.FigureKind;
import dev.dyad.lab.Study;
import dev.dyad.lab.report.Figure;
import dev.dyad.lab.report.ReportSection;
import dev.dyad.lab.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The section of a study. */
final class StudySection {

    private StudySection() {}

    /**
     * Makes it.
     *
     * @param names that sections have already; this one's is added
     */
    static ReportSection of(StudyRuns runs, Set<String> names) {
        Study study = runs.study();
        List<Figure> figures = study.figures().stream()
                .distinct()
                .filter(kind -> kind != FigureKind.OURS_AGAINST_PUBLISHED || runs.hasTwins())
                .map(kind -> figure(kind, runs))
                .toList();
        List<Table> tables = new ArrayList<>();
        tables.add(RunRows.of(runs));
        DifferenceRows.of(runs.findings()).ifPresent(tables::add);
        return new ReportSection(
                name(study, names),
                study.title(),
                study.question(),
                runs.findings().sentences(),
                figures,
                tables);
    }

    private static Figure figure(FigureKind kind, StudyRuns runs) {
        return switch (kind) {
            case MAX_TEST_ACCURACY -> BestAccuracyFigure.bestAccuracy(runs);
            case TRAIN_TEST_GAP -> BestAccuracyFigure.gap(runs);
            case TEST_ACCURACY_BY_EPOCH -> CurveFigure.of(runs);
            case ACCURACY_BY_ITEM_RATINGS -> RareItemsFigure.of(runs);
            case OURS_AGAINST_PUBLISHED -> TwinsFigure.of(runs);
        };
    }

    /** A study's name as that of a place in a page, where users name their studies as they like. */
    private static String name(Study study, Set<String> names) {
        String plain = study.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String name = plain.isEmpty() ? "study" : plain;
        for (int again = 2; !names.add(name); again++) {
            name = (plain.isEmpty() ? "study" : plain) + "-" + again;
        }
        return name;
    }
}
