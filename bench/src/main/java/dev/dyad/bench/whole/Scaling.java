package dev.dyad.bench.whole;

import dev.dyad.FileProblem;
import dev.dyad.bench.measure.Machine;
import dev.dyad.bench.measure.Options;
import dev.dyad.json.Json;
import dev.dyad.json.JsonArray;
import dev.dyad.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code bench/run scaling}: time per rating and memory over ratings, dimension and threads, each in a process of its own. */
public final class Scaling {

    private static final Map<String, String> DEFAULTS = defaults();

    private Scaling() {}

    private static Map<String, String> defaults() {
        int cores = Runtime.getRuntime().availableProcessors();
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("like", "ml-25m");
        defaults.put("thousands", "1000,3000,10000,30000,100000");
        defaults.put("dims", "8,32,128,256");
        defaults.put("threads", cores == 1 ? "1" : "1," + cores);
        defaults.put("epochs", "2");
        defaults.put("seed", "7");
        defaults.put("dyad", Options.NONE);
        defaults.put("dyad-train", "");
        defaults.put("work", Options.NONE);
        defaults.put("picture", Options.NONE);
        return defaults;
    }

    /** The options with their defaults. */
    public static String help() {
        return Options.help(DEFAULTS) + """
                --thousands are the numbers of ratings, in thousands, --like those of a MovieLens set; users follow in proportion,
                movies more slowly. --dyad-train are more words of 'dyad train'. --work keeps the ratings in a folder, for
                another time: 100 million are 2.7 GB. --picture FILE.svg draws time and memory.
                """;
    }

    /** Runs all cells, sizes outermost, so that only one size has to be on disk at a time. */
    public static void run(List<String> words, PrintStream out, PrintStream err) {
        Options options = Options.parse(DEFAULTS, words);
        List<Integer> thousands = options.counts("thousands");
        List<Integer> dims = options.counts("dims");
        List<Integer> threads = options.counts("threads");
        options.count("epochs");
        List<ScalingCell> cells = new ArrayList<>();
        PrintStream table = options.json() ? err : out;
        table.println(HEADER);
        try (WorkFolder work = WorkFolder.open(options.optional("work"))) {
            for (int size : thousands) {
                Path data = MadeRatings.in(
                        work.path(), options.value("like"), Optional.of(size * 1000L), options.whole("seed"));
                for (int dim : dims) {
                    for (int count : threads) {
                        ScalingCell cell = cell(options, data, work.path(), size * 1000L, dim, count);
                        cells.add(cell);
                        table.println(row(cell));
                    }
                }
                if (work.passing()) {
                    WorkFolder.delete(data);
                }
            }
        }
        options.optional("picture").ifPresent(file -> draw(cells, Path.of(file)));
        out.println(
                options.json() ? json(options, cells) : "\n" + Machine.here().describe());
    }

    private static ScalingCell cell(Options options, Path data, Path work, long ratings, int dim, int threads) {
        List<String> more = new ArrayList<>(List.of(
                "--dim", Integer.toString(dim),
                "--threads", Integer.toString(threads),
                "--epochs", options.value("epochs")));
        more.addAll(options.words("dyad-train"));
        List<String> dyad = options.optional("dyad").isPresent() ? options.words("dyad") : Home.dyad();
        DyadTraining training = DyadTraining.run(dyad, data, work.resolve("scaling.safetensors"), more);
        double fastest = Arrays.stream(training.epochSeconds()).min().orElse(Double.NaN);
        double[] rmse = training.testRmse();
        return new ScalingCell(
                ratings,
                dim,
                threads,
                fastest * 1e9 / training.trained(),
                training.process().seconds(),
                training.process().peakBytes(),
                rmse.length == 0 ? Double.NaN : rmse[rmse.length - 1]);
    }

    private static final String HEADER =
            "| ratings | dim | threads | ns a rating | file to model, s | peak memory, MB | test RMSE |\n|---|---|---|---|---|---|---|";

    private static String row(ScalingCell cell) {
        return String.format(
                Locale.ROOT,
                "| %,d | %d | %d | %,.1f | %.2f | %s | %.4f |",
                cell.ratings(),
                cell.dim(),
                cell.threads(),
                cell.nanosPerRating(),
                cell.total(),
                PeersReport.megabytes(cell.peakBytes()),
                cell.rmse());
    }

    private static Json json(Options options, List<ScalingCell> cells) {
        Map<String, Json> document = new LinkedHashMap<>();
        document.put("like", Json.of(options.value("like")));
        document.put("training", Json.of(options.value("dyad-train")));
        document.put(
                "cells", new JsonArray(cells.stream().map(ScalingCell::json).toList()));
        document.put("machine", Machine.here().json());
        return new JsonObject(document);
    }

    private static void draw(List<ScalingCell> cells, Path file) {
        try {
            Files.writeString(file, new ScalingPicture(cells).svg());
        } catch (IOException e) {
            throw FileProblem.writing(file, e);
        }
    }
}
