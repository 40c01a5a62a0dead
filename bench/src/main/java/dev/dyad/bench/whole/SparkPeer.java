package dev.dyad.bench.whole;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Spark's ALS in one JVM with so many threads.
 *
 * @param folder of the project that wraps it, {@code bench/spark}
 * @param regularization its {@code regParam}
 */
record SparkPeer(Path folder, double regularization) implements Peer {

    /** What Spark reaches into. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    @Override
    public String name() {
        return "Spark ALS";
    }

    @Override
    public Optional<String> absence() {
        return Files.exists(jar())
                ? Optional.empty()
                : Optional.of(
                        "Spark was not run: build it once with 'mvn -f bench/spark/pom.xml package', which fetches"
                                + " 325 MB from Maven Central");
    }

    private Path jar() {
        return folder.resolve("target").resolve("dyad-bench-spark.jar");
    }

    @Override
    public PeerRun run(PeerTask task) {
        Path predictions = task.folder().resolve("spark.predictions");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseParallelGC", "-XX:MaxRAMPercentage=75", "-XX:+IgnoreUnrecognizedVMOptions"));
        OPENED.forEach(opened -> command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
        command.addAll(Stream.of(
                        "-cp",
                        jar()
                                + File.pathSeparator
                                + folder.resolve("target").resolve("lib").resolve("*"),
                        "dev.dyad.bench.spark.SparkAls",
                        task.train(),
                        task.test(),
                        task.folder().resolve("spark.model"),
                        predictions,
                        task.dim(),
                        task.epochs(),
                        task.threads(),
                        regularization,
                        task.seed())
                .map(Object::toString)
                .toList());
        String settings = "rank %d, iterations %d, regParam %s, local[%d]"
                .formatted(task.dim(), task.epochs(), regularization, task.threads());
        return MarkedRun.of(name(), command).result(name(), settings, task, predictions);
    }
}
