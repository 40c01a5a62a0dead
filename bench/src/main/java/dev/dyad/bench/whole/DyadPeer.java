package dev.dyad.bench.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Dyad, as users run it.
 *
 * @param command that starts it
 * @param words more of {@code dyad train}, such as a trainer and its hyper-parameters
 */
record DyadPeer(List<String> command, List<String> words) implements Peer {

    @Override
    public String name() {
        return "Dyad";
    }

    @Override
    public Optional<String> absence() {
        return Optional.empty();
    }

    @Override
    public PeerRun run(PeerTask task) {
        List<String> more = new ArrayList<>(List.of(
                "--split", "random:" + Peers.HELD_OUT,
                "--seed", Long.toString(task.seed()),
                "--dim", Integer.toString(task.dim()),
                "--threads", Integer.toString(task.threads()),
                "--epochs", Integer.toString(task.epochs())));
        more.addAll(words);
        DyadTraining training =
                DyadTraining.run(command, task.data(), task.folder().resolve("dyad.safetensors"), more);
        List<PeerRun.Point> curve = new ArrayList<>();
        double[] rmse = training.testRmse();
        for (int k = 0; k < rmse.length; k++) {
            curve.add(new PeerRun.Point(k + 1, rmse[k]));
        }
        String version = ProcessRun.of(concat(command, "--version"))
                .text()
                .lines()
                .findFirst()
                .orElse("");
        return new PeerRun(
                name(),
                version,
                String.join(" ", more),
                training.loadSeconds(),
                DyadTraining.median(training.epochSeconds()),
                training.saveSeconds(),
                training.process().seconds(),
                training.process().peakBytes(),
                curve,
                rmse.length == 0 ? Double.NaN : rmse[rmse.length - 1]);
    }

    private static List<String> concat(List<String> command, String word) {
        List<String> all = new ArrayList<>(command);
        all.add(word);
        return all;
    }
}
