package dev.dyad.bench.whole;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * LIBMF (Chin et al. 2015 and 2016), built by whoever runs the benchmark.
 *
 * @param folder with {@code mf-train} and {@code mf-predict}, if one is named
 * @param words more of {@code mf-train}; its own defaults otherwise
 */
record LibmfPeer(Optional<Path> folder, List<String> words) implements Peer {

    private static final String ROW = "\\s*\\d+\\s+\\d.*";

    @Override
    public String name() {
        return "LIBMF";
    }

    @Override
    public Optional<String> absence() {
        boolean built = folder.isPresent() && Files.isExecutable(folder.get().resolve("mf-train"));
        return built
                ? Optional.empty()
                : Optional.of("LIBMF was not run: 'git clone https://github.com/cjlin1/libmf && cd libmf && make"
                        + " DFLAG=\"-DUSEAVX -DUSEOMP\"', then name that folder with --libmf");
    }

    /** Takes the time without measuring the held-out part, and then runs again with it, for the curve. */
    @Override
    public PeerRun run(PeerTask task) {
        Path model = task.folder().resolve("libmf.model");
        List<String> settings = new ArrayList<>(List.of(
                "-k", Integer.toString(task.dim()),
                "-s", Integer.toString(task.threads()),
                "-t", Integer.toString(task.epochs())));
        settings.addAll(words);
        ProcessRun timed = train(settings, List.of(task.train().toString(), model.toString()));
        double[] rows = rows(timed);
        double epoch = DyadTraining.median(gaps(rows));
        Path predictions = task.folder().resolve("libmf.predictions");
        ProcessRun.of(List.of(program("mf-predict"), task.test().toString(), model.toString(), predictions.toString()))
                .orFail("mf-predict");
        ProcessRun measured = train(
                settings, List.of("-p", task.test().toString(), task.train().toString(), model.toString()));
        return new PeerRun(
                name(),
                version(),
                String.join(" ", settings),
                rows[0] - epoch,
                epoch,
                timed.seconds() - rows[rows.length - 1],
                timed.seconds(),
                timed.peakBytes(),
                curve(measured),
                PredictionFile.rmse(predictions, task.heldOut(), task.mean()));
    }

    private String program(String program) {
        return folder.orElse(Path.of("")).resolve(program).toAbsolutePath().toString();
    }

    private ProcessRun train(List<String> settings, List<String> files) {
        List<String> command = new ArrayList<>(List.of(program("mf-train")));
        command.addAll(settings);
        command.addAll(files);
        return ProcessRun.of(command).orFail("mf-train");
    }

    /** When each iteration's row was there; it flushes each of them. */
    private static double[] rows(ProcessRun run) {
        double[] times = run.out().stream()
                .filter(line -> line.text().matches(ROW))
                .mapToDouble(ProcessRun.Line::seconds)
                .toArray();
        return times.length == 0 ? new double[] {Double.NaN} : times;
    }

    private static double[] gaps(double[] times) {
        double[] gaps = new double[times.length - 1];
        Arrays.setAll(gaps, k -> times[k + 1] - times[k]);
        return gaps;
    }

    /** Its rows are iteration from 0, training RMSE, RMSE on the file behind -p, objective. */
    private static List<PeerRun.Point> curve(ProcessRun run) {
        return run.out().stream()
                .map(line -> line.text().strip().split("\\s+"))
                .filter(fields -> fields.length == 4 && fields[0].matches("\\d+"))
                .map(fields -> new PeerRun.Point(Integer.parseInt(fields[0]) + 1, Double.parseDouble(fields[2])))
                .toList();
    }

    /** The commit, where the folder is a clone. */
    private String version() {
        Path clone = folder.orElse(Path.of(""));
        if (!Files.exists(clone.resolve(".git"))) {
            return "unknown";
        }
        return "commit "
                + ProcessRun.of(List.of("git", "-C", clone.toString(), "rev-parse", "--short", "HEAD"))
                        .text();
    }
}
