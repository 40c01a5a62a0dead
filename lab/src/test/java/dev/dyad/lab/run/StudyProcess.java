package dev.dyad.lab.run;

import dev.dyad.DyadException;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.run.EngineOptions.Leftovers;
import dev.dyad.model.EpochReport;
import dev.dyad.ratings.Dataset;
import dev.dyad.train.Adam;
import dev.dyad.train.LearningRate;
import dev.dyad.train.Start;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A study in a process of its own, which a test can kill. Says on stdout how far it has come. */
final class StudyProcess {

    /** Two runs of a second or so, with checkpoints of some hundred kilobytes. */
    static final List<RunSpec> SPECS = List.of(spec(24), spec(48));

    static final Dataset DATA = SmallData.dataset(400, 300, 15_000);

    private StudyProcess() {}

    private static RunSpec spec(int dim) {
        return SmallData.spec(dim, new Adam(10, 64, LearningRate.constant(5e-3), 0, 0, 0.1, Start.TORCH), 9);
    }

    static EngineOptions options() {
        return EngineOptions.of(2).withJobs(OptionalInt.of(2)).withCheckpointInterval(Duration.ZERO);
    }

    /** Trains into a folder; {@code hold} takes the folder and does nothing, until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[1]);
        try (Engine engine = Engine.open(DATA, folder, options().with(Leftovers.RESUME))) {
            if (arguments[0].equals("hold")) {
                System.out.println("held");
                Thread.sleep(60_000);
            }
            engine.train(engine.plan(SPECS), new StudyListener() {
                @Override
                public void onEpoch(Run run, EpochReport report) {
                    System.out.println("epoch " + report.epoch());
                }
            });
        } catch (DyadException e) {
            System.out.println(e.kind() + ": " + e.getMessage());
            System.exit(1);
        }
    }

    /** The command that starts such a process, in a JVM like this one. */
    static List<String> command(String what, Path folder) {
        String tests;
        try {
            tests = Path.of(StudyProcess.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        String path = String.join(
                File.pathSeparator,
                tests,
                Path.of(tests).resolveSibling("classes").toString(),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path"));
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Xmx512m",
                "-cp",
                path,
                StudyProcess.class.getName(),
                what,
                folder.toString()));
    }

    /** Starts a command whose stdout the test reads. */
    static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
