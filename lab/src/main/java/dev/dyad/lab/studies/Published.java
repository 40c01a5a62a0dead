package dev.dyad.lab.studies;

import dev.dyad.lab.RunSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The runs behind the article, with their accuracies on MovieLens-25M: github.com/hardikp/movielens, logs/mf. */
public final class Published {

    /** In percent, as logged. */
    private static final String RESOURCE = "published-runs.tsv";

    private static final List<PublishedRun> RUNS = read();

    private Published() {}

    /** All 37, in their author's order. Two of them, 16 and 19, have the same settings. */
    public static List<PublishedRun> runs() {
        return RUNS;
    }

    /**
     * The published runs with a run's settings, whatever its seed, validation part and number of epochs: none, one, or
     * two in one case. They say something about the run only where it was trained on MovieLens-25M.
     */
    public static List<PublishedRun> twinsOf(RunSpec spec) {
        return RUNS.stream().filter(run -> run.isTwinOf(spec)).toList();
    }

    /** Whether ratings of that shape are MovieLens-25M, on which the article's models were trained. */
    public static boolean isTheirData(long ratings, int users, int items) {
        return ratings == 25_000_095 && users == 162_541 && items == 59_047;
    }

    private static List<PublishedRun> read() {
        List<String> lines =
                text().lines().filter(line -> !line.startsWith("#")).toList();
        String[] names = lines.get(0).split("\t");
        return lines.stream()
                .skip(1)
                .map(line -> toRun(names, line.split("\t")))
                .toList();
    }

    private static PublishedRun toRun(String[] names, String[] fields) {
        RunSettings settings = RunSettings.STUDY;
        List<String> labels = new ArrayList<>();
        for (int k = 1; k < fields.length - 2; k++) {
            if (!fields[k].equals(settings.get(names[k]))) {
                settings = settings.with(names[k], fields[k]);
                labels.add(SettingLabel.of(names[k], fields[k]));
            }
        }
        return new PublishedRun(
                Integer.parseInt(fields[0]),
                labels.isEmpty() ? "the usual" : String.join(", ", labels),
                settings.with("validation", "0").toSpec(),
                fractions(fields[fields.length - 2]),
                fractions(fields[fields.length - 1]));
    }

    private static List<Double> fractions(String percents) {
        return Arrays.stream(percents.split(" "))
                .map(percent -> Double.parseDouble(percent) / 100)
                .toList();
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(Published.class.getResourceAsStream(RESOURCE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
