package dev.dyad.lab.report;

import java.time.Instant;
import java.util.List;

/**
 * A whole report.
 *
 * @param title of the page
 * @param subtitle on which data, in a sentence
 * @param state whether numbers will still change
 * @param status how far the runs are, such as {@code 12 of 61 runs}
 * @param studies one section each, in the order of the page; names are unlike one another and those of {@code topics}
 * @param topics what concerns several studies, such as how epochs were chosen
 * @param facts data, machine, versions, durations
 * @param generatedAt when these numbers were put together
 */
public record ReportPage(
        String title,
        String subtitle,
        State state,
        String status,
        List<ReportSection> studies,
        List<ReportSection> topics,
        List<FactList> facts,
        Instant generatedAt) {

    /** Whether numbers will still change. */
    public enum State {
        RUNNING,
        FINISHED,
        /** Ended before all runs were trained. */
        STOPPED
    }

    public ReportPage {
        studies = List.copyOf(studies);
        topics = List.copyOf(topics);
        facts = List.copyOf(facts);
    }
}
