package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.store.ModelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts {@code ./dyad} as a user does, and sees only what a user sees. Long, since starting, stopping by signals and
 * reading what was printed is the same for all of it.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LauncherIT {

    private static final Path HOME = Path.of(System.getProperty("dyad.home", ".."));
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    private Path folder;

    private Path launcher = HOME.resolve("dyad").toAbsolutePath().normalize();

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void needsBash() {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the launcher is a bash script");
    }

    private Process start(Map<String, String> environment, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(words);
        if (!words.get(0).startsWith("/")) {
            command.add(0, launcher.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().put("DYAD_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Ended end(Process process) throws Exception {
        int code = process.waitFor();
        return new Ended(
                code, Files.readString(folder.resolve("out.txt")), Files.readString(folder.resolve("err.txt")));
    }

    private Ended run(String... words) throws Exception {
        return end(start(Map.of(), List.of(words)));
    }

    @Test
    void theVersionComesFromAnyFolder() throws Exception {
        Ended ended = run("--version");
        assertEquals(0, ended.code(), ended.err());
        assertTrue(ended.out().startsWith("dyad "), ended.out());
        assertEquals("", ended.err());
    }

    @Test
    void theVersionIsThereInHalfASecond() throws Exception {
        run("--version");
        long best = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            long start = System.nanoTime();
            run("--version");
            best = Math.min(best, System.nanoTime() - start);
        }
        assertTrue(best < 500_000_000, "best of five: " + best / 1_000_000 + " ms");
    }

    @Test
    void itIsFoundThroughLinksInFoldersWithSpaces() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("my own bin"));
        Files.createSymbolicLink(bin.resolve("real dyad"), launcher);
        launcher = Files.createSymbolicLink(bin.resolve("dyad"), Path.of("real dyad"));
        assertEquals(0, run("--version").code());
    }

    @Test
    void outputThatDoesNotArriveIsAnErrorButForAReaderWhoHasEnough() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "no disk that is always full");
        Ended full = run("/bin/bash", "-c", "'" + launcher + "' help train > /dev/full");
        assertEquals(ExitCode.IO.code(), full.code(), full.err());
        assertTrue(full.err().contains("Cannot write stdout: the disk is full"), full.err());
        Ended enough = run("/bin/bash", "-c", "'" + launcher + "' help train | head -1; exit ${PIPESTATUS[0]}");
        assertEquals(0, enough.code(), enough.err());
        assertEquals("", enough.err());
    }

    @Test
    void anUnknownOptionExitsWithTwoAndLeavesStdoutEmpty() throws Exception {
        Ended ended = run("train", "--simlarity", "dot");
        assertEquals(ExitCode.USAGE.code(), ended.code());
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("--similarity"), ended.err());
    }

    @Test
    void aFolderThatIsNoJdkIsRefused() throws Exception {
        Ended ended = end(start(Map.of("DYAD_JAVA_HOME", folder.toString()), List.of("--version")));
        assertEquals(1, ended.code());
        assertTrue(ended.err().contains("DYAD_JAVA_HOME=" + folder), ended.err());
    }

    @Test
    void withoutMavenAnUnbuiltCheckoutSaysWhatIsMissing() throws Exception {
        Path checkout = Files.createDirectory(folder.resolve("checkout"));
        Files.copy(launcher, checkout.resolve("dyad"));
        assertTrue(checkout.resolve("dyad").toFile().setExecutable(true));
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("bash", "find", "head", "mkdir", "cat", "sleep", "rm", "readlink", "dirname")) {
            Path forwarder = tools.resolve(tool);
            Files.writeString(forwarder, "#!/bin/bash\nPATH=/usr/bin:/bin exec " + tool + " \"$@\"\n");
            assertTrue(forwarder.toFile().setExecutable(true));
        }
        launcher = checkout.resolve("dyad");
        Ended ended = end(start(Map.of("PATH", tools.toString()), List.of("--version")));
        assertEquals(1, ended.code(), ended.err());
        assertTrue(ended.err().contains("Maven"), ended.err());
        assertFalse(Files.exists(checkout.resolve(".dyad-build.lock")));
    }

    @Test
    void jsonIsAllThatIsOnStdout() throws Exception {
        Path data = MadeRatings.in(folder);
        Ended ended = run("train", "--data", data.toString(), "--dim", "4", "--epochs", "2", "--json");
        assertEquals(0, ended.code(), ended.err());
        assertEquals(2, JSON.readTree(ended.out()).get("epochs").size());
        assertTrue(
                ended.err()
                        .contains(LearningCurve.header(LearningCurve.Parts.TEST).strip()),
                ended.err());
    }

    @Test
    void theVectorApiIsOnAndTheJvmSaysNothingAboutIt() throws Exception {
        Ended ended = run("doctor");
        assertEquals(0, ended.code(), ended.err());
        boolean inThisJdk = ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent();
        assertEquals(inThisJdk, ended.out().matches("(?s).*kernels +vector.*"), ended.out());
        assertEquals("", ended.err());
    }

    @Test
    void whatTheJvmHasToSayIsOnStderr() throws Exception {
        Ended ended = end(start(Map.of("DYAD_JAVA_OPTS", "-Xmx1000000g0"), List.of("doctor")));
        assertEquals(1, ended.code());
        assertTrue(ended.err().contains("-Xmx1000000g0"), ended.err());
    }

    @Test
    void numbersLookTheSameInEveryCountry() throws Exception {
        List<String> words =
                List.of("train", "--data", MadeRatings.in(folder).toString(), "--split", "temporal:0.99999");
        Ended ended = end(start(Map.of("DYAD_JAVA_OPTS", "-Duser.language=de -Duser.country=DE"), words));
        assertEquals(ExitCode.USAGE.code(), ended.code());
        assertTrue(ended.out().contains("3,000 ratings") && ended.err().contains("3,000 ratings"), ended.err());
    }

    @Test
    void aRunStoppedByCtrlCAndResumedEndsWithTheSameBits() throws Exception {
        Path data = MadeRatings.in(folder, 400, 300, 40_000);
        List<String> words = List.of(
                "train", "--data", data.toString(), "--dim", "32", "--epochs", "30", "--batch", "16", "--threads", "2");
        Process process = start(Map.of(), with(words, "--out", "a model.safetensors"));
        while (process.isAlive()
                && Files.readString(folder.resolve("out.txt")).lines().count() < 6) {
            Thread.sleep(20);
        }
        assertTrue(process.isAlive(), () -> read("err.txt"));
        signal(process, "INT");
        Ended stopped = end(process);
        assertEquals(ExitCode.INTERRUPTED.code(), stopped.code(), stopped.err());
        assertFalse(Files.exists(folder.resolve("a model.safetensors")));
        assertTrue(Files.exists(folder.resolve("a model.safetensors.checkpoint")), stopped.err());
        assertTrue(stopped.err().contains("--out 'a model.safetensors' --resume"), stopped.err());

        Ended refused = run(with(words, "--out", "a model.safetensors").toArray(String[]::new));
        assertEquals(ExitCode.USAGE.code(), refused.code(), refused.err());

        Ended resumed =
                run(with(words, "--out", "a model.safetensors", "--resume").toArray(String[]::new));
        assertEquals(0, resumed.code(), resumed.err());
        assertTrue(resumed.err().contains("Resuming"), resumed.err());
        assertFalse(Files.exists(folder.resolve("a model.safetensors.checkpoint")));

        Ended whole =
                run(with(words, "--out", "whole.safetensors", "--threads", "1").toArray(String[]::new));
        assertEquals(0, whole.code(), whole.err());
        PipelineTest.assertSameParameters(
                ModelFile.read(folder.resolve("whole.safetensors")),
                ModelFile.read(folder.resolve("a model.safetensors")));
    }

    @Test
    void aSecondTrainingToTheSameFileIsToldWhoIsAtWork() throws Exception {
        Path data = MadeRatings.in(folder, 400, 300, 40_000);
        String out = folder.resolve("m.safetensors").toString();
        List<String> words = List.of(
                "train", "--data", data.toString(), "--dim", "32", "--epochs", "9000", "--batch", "16", "--out", out);
        Process first = start(Map.of(), words);
        while (first.isAlive() && !Files.exists(folder.resolve("m.safetensors.checkpoint"))) {
            Thread.sleep(20);
        }
        assertTrue(first.isAlive(), () -> read("err.txt"));
        for (String more : List.of("--resume", "--fresh")) {
            Screen second = Screen.plain();
            assertEquals(ExitCode.USAGE, second.run(with(words, more).toArray(String[]::new)));
            assertTrue(
                    second.err().contains("--out " + out + ": another training (process " + first.pid() + " since 2"));
            assertTrue(second.err().contains("'kill " + first.pid() + "'"), second.err());
        }
        Screen elsewhere = Screen.plain();
        List<String> sameCheckpoint = with(words, "--out", out + "2", "--checkpoint", out + ".checkpoint", "--fresh");
        assertEquals(ExitCode.USAGE, elsewhere.run(sameCheckpoint.toArray(String[]::new)));
        assertTrue(elsewhere.err().contains("--checkpoint " + out + ".checkpoint: another"), elsewhere.err());

        first.destroyForcibly().waitFor();
        Screen after = Screen.plain();
        assertEquals(
                ExitCode.OK, after.run(with(words, "--epochs", "1", "--fresh").toArray(String[]::new)), after::err);
        try (Stream<Path> files = Files.list(folder)) {
            List<String> left = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains("m.safetensors"))
                    .toList();
            assertEquals(List.of("m.safetensors"), left);
        }
    }

    @Test
    void aStudyThatWasStoppedAndKilledEndsWithTheNumbersOfOneThatWasNot() throws Exception {
        Path data = MadeRatings.in(folder, 400, 300, 40_000);
        Path study = Files.writeString(
                folder.resolve("study.yaml"),
                "name: sizes\nquestion: Which?\nbase: {epochs: 12, batch: 16, biases: both}\ngrid: {dim: [16, 24, 32]}\n");
        List<String> words = List.of("study", study.toString(), "--data", data.toString(), "--json", "--out", "a b");

        Process process = start(Map.of(), words);
        awaitEpochs(process, folder.resolve("a b"), 4);
        signal(process, "INT");
        Ended stopped = end(process);
        assertEquals(ExitCode.INTERRUPTED.code(), stopped.code(), stopped.err());
        assertTrue(stopped.err().contains("--out 'a b' --resume"), stopped.err());
        assertEquals("", stopped.out());

        Ended refused = end(start(Map.of(), words));
        assertEquals(ExitCode.USAGE.code(), refused.code(), refused.err());

        process = start(Map.of(), with(words, "--resume"));
        awaitEpochs(process, folder.resolve("a b"), 16);
        process.destroyForcibly();
        end(process);

        Ended resumed = end(start(Map.of(), with(words, "--resume")));
        assertEquals(0, resumed.code(), resumed.err());
        Ended whole = end(start(Map.of(), with(words, "--out", "whole", "--threads", "1")));
        assertEquals(0, whole.code(), whole.err());
        assertEquals(studies(whole), studies(resumed));
    }

    /** Waits until so many epochs are in the files of a study's runs. */
    private static void awaitEpochs(Process process, Path study, int epochs) throws Exception {
        for (long seen = 0; seen < epochs && process.isAlive(); Thread.sleep(10)) {
            seen = 0;
            List<Path> files = List.of();
            if (Files.exists(study.resolve("runs"))) {
                try (Stream<Path> all = Files.walk(study.resolve("runs"))) {
                    files = all.filter(f -> f.endsWith("metrics.jsonl")).toList();
                }
            }
            for (Path file : files) {
                seen += Files.readAllLines(file).size();
            }
        }
    }

    /** What a study's document says, but for the time it took. */
    private static String studies(Ended ended) throws IOException {
        return JSON.readTree(ended.out()).get("studies").toString().replaceAll("\"seconds\":[0-9.E-]+", "");
    }

    @Test
    void aFetchedSetIsKnownByItsName() throws Exception {
        byte[] zip = zip("ml-latest-small", MadeRatings.in(folder));
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(zip));
        Map<String, String> cache = Map.of("DYAD_CACHE", folder.resolve("cache").toString());
        try (FileServer server = new FileServer(Map.of(
                "ml-latest-small.zip", zip, "ml-latest-small.zip.md5", (sum + "  ml-latest-small.zip").getBytes()))) {
            List<String> get = List.of("data", "get", "ml-latest-small", "--mirror", server.address());
            Ended first = end(start(cache, get));
            assertEquals(0, first.code(), first.err());
            assertEquals(
                    folder.resolve("cache").resolve("ml-latest-small").toString(),
                    first.out().strip());
            assertTrue(first.err().contains("GroupLens") && first.err().contains("MD5"), first.err());
            Ended second = end(start(cache, get));
            assertEquals(first.out(), second.out());
            assertFalse(second.err().contains("terms"), second.err());
        }
        Ended trained = end(
                start(cache, List.of("train", "--data", "ml-latest-small", "--dim", "4", "--epochs", "1", "--json")));
        assertEquals(0, trained.code(), trained.err());
        assertEquals(3_000, JSON.readTree(trained.out()).at("/data/ratings").asInt());
    }

    @Test
    void largeRatingsComeFromTheCacheTheSecondTimeUnlessThatIsNotWanted() throws Exception {
        StringBuilder rows = new StringBuilder("user,item,rating,time\n");
        for (int row = 0; rows.length() < 34 << 20; row++) {
            rows.append("%d,%d,%d,1500000000\n".formatted(row / 700, row % 700, 1 + row % 5));
        }
        Path file = Files.writeString(folder.resolve("large.csv"), rows);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Map<String, String> cache = Map.of("DYAD_CACHE", folder.resolve("cache").toString());
        List<String> show = List.of("data", "show", "large.csv", "--json");

        Ended uncached = end(start(cache, with(show, "--no-cache")));
        assertFalse(Files.exists(folder.resolve("cache")), uncached.err());
        Ended first = end(start(cache, show));
        Ended second = end(start(cache, show));

        assertTrue(first.err().contains("s, and kept in the cache for the next time"), first.err());
        assertTrue(second.err().contains("s from the cache"), second.err());
        assertEquals(uncached.out(), first.out());
        assertEquals(uncached.out(), second.out());
    }

    @Test
    void withoutANetworkOneLineSaysWhatToDo() throws Exception {
        Ended ended = end(start(
                Map.of("DYAD_CACHE", folder.resolve("cache").toString()),
                List.of("data", "get", "ml-latest-small", "--mirror", "http://127.0.0.1:1/")));
        assertEquals(ExitCode.IO.code(), ended.code(), ended.err());
        String last = ended.err().lines().reduce("", (before, line) -> line);
        assertTrue(last.contains("Cannot download ml-latest-small") && last.contains("HTTPS_PROXY"), ended.err());
    }

    private static byte[] zip(String name, Path data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String file : List.of("ratings.csv", "movies.csv")) {
                zip.putNextEntry(new ZipEntry(name + "/" + file));
                Files.copy(data.resolve(file), zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** With further options in place of those of the same name. */
    private static List<String> with(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        for (int i = 0; i < more.length; i++) {
            int known = all.indexOf(more[i]);
            if (known >= 0 && i + 1 < more.length) {
                all.set(known + 1, more[++i]);
            } else {
                all.add(more[i]);
            }
        }
        return all;
    }

    private static void signal(Process process, String name) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor());
    }
}
