package dev.dyad.lab.report.assemble;

import dev.dyad.lab.RunResult;
import dev.dyad.lab.report.FactList;
import dev.dyad.lab.report.FactList.Fact;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.RatingScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Data, machine, versions, durations, and how to read the numbers. */
final class ReportFacts {

    private ReportFacts() {}

    static List<FactList> of(Dataset data, String checksum, List<RunResult> results) {
        return List.of(data(data, checksum), machine(results), time(results), reading());
    }

    private static FactList data(Dataset data, String checksum) {
        RatingScale scale = data.ratings().scale();
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("name", data.name()),
                new Fact("read from", data.source()),
                new Fact("ratings", count(data.ratings().size())),
                new Fact("users", count(data.users().size())),
                new Fact("items", count(data.items().size())),
                new Fact(
                        "scale",
                        "%s to %s by %s".formatted(plain(scale.min()), plain(scale.max()), plain(scale.step()))),
                new Fact("checksum", checksum)));
        data.notes().forEach(note -> facts.add(new Fact("note", note)));
        return new FactList("Data", facts);
    }

    /** This machine, and what the runs were done with: where they differ, all of it. */
    private static FactList machine(List<RunResult> results) {
        List<Fact> facts = new ArrayList<>();
        Map<String, TreeSet<String>> environment = new TreeMap<>();
        results.forEach(result -> result.environment().forEach((name, value) -> environment
                .computeIfAbsent(name, key -> new TreeSet<>())
                .add(value)));
        environment.forEach((name, values) -> facts.add(new Fact(name, String.join("; ", values))));
        facts.add(new Fact(
                "processors of this machine",
                Integer.toString(Runtime.getRuntime().availableProcessors())));
        facts.add(new Fact(
                "system of this machine", System.getProperty("os.name") + ", " + System.getProperty("os.arch")));
        return new FactList("Machine and versions", facts);
    }

    private static FactList time(List<RunResult> results) {
        double seconds = results.stream().mapToDouble(RunResult::seconds).sum();
        double longest = results.stream().mapToDouble(RunResult::seconds).max().orElse(0);
        int epochs = results.stream().mapToInt(result -> result.epochs().size()).sum();
        return new FactList(
                "Durations",
                List.of(
                        new Fact("finished runs", count(results.size())),
                        new Fact("epochs", count(epochs)),
                        new Fact("all runs, one after the other", Durations.words(seconds)),
                        new Fact("longest run", Durations.words(longest))));
    }

    private static FactList reading() {
        return new FactList(
                "How to read this",
                List.of(
                        new Fact(
                                "accuracy",
                                "the share of ratings whose level is predicted exactly; predictions beyond the scale belong to its ends"),
                        new Fact(
                                "best epoch",
                                "by the test ratings, as in the article; the section on choosing the epoch says what that hides"),
                        new Fact(
                                "intervals",
                                "95 %: Wilson's from the number of test ratings, or Student's from the spread of three or more seeds"),
                        new Fact(
                                "real",
                                "a difference that chance alone would make in fewer than 5 % of studies: McNemar's test on the same test ratings, or the paired t test over seeds, corrected by Holm's method for all pairs of the study; for RMSE a paired bootstrap")));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
