package dev.dyad.bench.whole;

import dev.dyad.DyadException;
import dev.dyad.Progress;
import dev.dyad.bench.measure.Machine;
import dev.dyad.bench.measure.Options;
import dev.dyad.data.RatingsReader;
import dev.dyad.data.ReadOptions;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Parts;
import dev.dyad.ratings.Split;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code bench/run peers}: Dyad beside other programs, on the same ratings, one after another. */
public final class Peers {

    /** The share of the ratings that is held out, drawn at random as {@code dyad train} draws them. */
    static final double HELD_OUT = 0.1;

    private static final Map<String, String> DEFAULTS = defaults();

    private Peers() {}

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("peers", "dyad,libmf,spark,torch");
        defaults.put("data", Options.NONE);
        defaults.put("like", "ml-1m");
        defaults.put("ratings", Options.NONE);
        defaults.put("dim", "128");
        defaults.put("threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
        defaults.put("epochs", "10");
        defaults.put("seed", "42");
        defaults.put("reach", Options.NONE);
        defaults.put("dyad", Options.NONE);
        defaults.put("dyad-train", "");
        defaults.put("libmf", Options.NONE);
        defaults.put("libmf-train", "");
        defaults.put("spark-reg", "0.1");
        defaults.put("python", "python3");
        defaults.put("work", Options.NONE);
        return defaults;
    }

    /** The options with their defaults. */
    public static String help() {
        return Options.help(DEFAULTS) + """
                --data is a folder of ratings; without it, some --like a MovieLens set are made, --ratings of them. --dyad-train
                and --libmf-train are more words of 'dyad train' and 'mf-train', such as --dyad-train "--trainer adam --l2 1e-6";
                --dyad is the command that starts Dyad, --libmf the folder where LIBMF was built. --reach is the RMSE whose
                time is told. --work keeps the files in a folder.
                """;
    }

    /** Runs the peers that are there and says of the others why they are not. */
    public static void run(List<String> words, PrintStream out, PrintStream err) {
        Options options = Options.parse(DEFAULTS, words);
        List<Peer> peers = peers(options);
        OptionalDouble reach = options.optional("reach").isPresent()
                ? OptionalDouble.of(options.number("reach"))
                : OptionalDouble.empty();
        int dim = options.count("dim");
        int threads = options.count("threads");
        int epochs = options.count("epochs");
        try (WorkFolder work = WorkFolder.open(options.optional("work"))) {
            Path data = data(options, work.path());
            Dataset dataset = RatingsReader.read(data, ReadOptions.DEFAULT, Progress.NONE);
            long seed = options.whole("seed");
            Parts parts = new Split.Random(HELD_OUT).apply(dataset.ratings(), seed);
            PeerTask task = new PeerTask(
                    data, seed, work.path(), parts.heldOut(), parts.train().mean(), dim, threads, epochs);
            SplitText.write(parts.train(), task.train());
            SplitText.write(parts.heldOut(), task.test());
            List<PeerRun> runs = runs(peers, task, err);
            PeersReport report = new PeersReport(dataset, runs, reach, Machine.here());
            out.println(options.json() ? report.json() : report.text());
        }
    }

    /** One that fails takes nothing from the others, which may have taken long. */
    private static List<PeerRun> runs(List<Peer> peers, PeerTask task, PrintStream err) {
        List<PeerRun> runs = new ArrayList<>();
        for (Peer peer : peers) {
            Optional<String> absence = peer.absence();
            err.println(absence.orElse(peer.name() + " ..."));
            if (absence.isEmpty()) {
                try {
                    runs.add(peer.run(task));
                } catch (DyadException e) {
                    err.println(peer.name() + " failed: " + e.getMessage());
                }
            }
        }
        if (runs.isEmpty()) {
            throw new DyadException(DyadException.Kind.IO, "No peer could be run; what is missing stands above");
        }
        return runs;
    }

    private static Path data(Options options, Path work) {
        return options.optional("data")
                .map(Path::of)
                .orElseGet(() -> MadeRatings.in(
                        work,
                        options.value("like"),
                        options.optional("ratings").map(text -> options.whole("ratings")),
                        options.whole("seed")));
    }

    private static List<Peer> peers(Options options) {
        List<Peer> peers = new ArrayList<>();
        for (String name : options.value("peers").split(",", -1)) {
            peers.add(peer(name, options));
        }
        return peers;
    }

    private static Peer peer(String name, Options options) {
        return switch (name) {
            case "dyad" ->
                new DyadPeer(
                        options.optional("dyad").isPresent() ? options.words("dyad") : Home.dyad(),
                        options.words("dyad-train"));
            case "libmf" -> new LibmfPeer(options.optional("libmf").map(Path::of), options.words("libmf-train"));
            case "spark" -> new SparkPeer(Home.folder().resolve("bench").resolve("spark"), options.number("spark-reg"));
            case "torch" -> new TorchPeer(options.value("python"));
            default -> throw DyadException.usage("Option --peers '%s': there are dyad, libmf, spark and torch", name);
        };
    }
}
