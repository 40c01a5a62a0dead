package dev.dyad.bench.whole;

import dev.dyad.DyadException;
import dev.dyad.FileProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What a program did, seen from outside.
 *
 * @param out its lines on stdout, each with the seconds since the start
 * @param err its lines on stderr
 * @param seconds from start to end
 * @param peakBytes the most memory it had resident at one time, as Linux counts it (VmHWM); unknown elsewhere
 * @param exitCode 0 where all went well
 */
record ProcessRun(List<Line> out, List<Line> err, double seconds, OptionalLong peakBytes, int exitCode) {

    private static final int POLL_MILLIS = 10;

    /** @param seconds since the start of the program */
    record Line(double seconds, String text) {}

    ProcessRun {
        out = List.copyOf(out);
        err = List.copyOf(err);
    }

    /** Runs a program to its end. */
    static ProcessRun of(List<String> command) {
        long start = System.nanoTime();
        Process process;
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw FileProblem.reading(command.get(0), e);
        }
        try {
            List<Line> out = new ArrayList<>();
            List<Line> err = new ArrayList<>();
            Thread readingOut = reader(process.getInputStream(), start, out);
            Thread readingErr = reader(process.getErrorStream(), start, err);
            OptionalLong peak = watch(process);
            double seconds = (System.nanoTime() - start) * 1e-9;
            readingOut.join();
            readingErr.join();
            return new ProcessRun(out, err, seconds, peak, process.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DyadException(DyadException.Kind.IO, command.get(0) + " was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Thread reader(InputStream stream, long start, List<Line> lines) {
        Thread thread = new Thread(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(new Line((System.nanoTime() - start) * 1e-9, line));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Looks at the memory's high-water mark until the end: it is gone with the process. */
    private static OptionalLong watch(Process process) throws InterruptedException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        OptionalLong peak = OptionalLong.empty();
        do {
            OptionalLong seen = highWater(status);
            peak = seen.isPresent() ? seen : peak;
        } while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS));
        return peak;
    }

    private static OptionalLong highWater(Path status) {
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            // The process has just ended, and its file with it.
            return OptionalLong.empty();
        }
    }

    /** This run if it went well; an error with the last words of the program otherwise. */
    ProcessRun orFail(String program) {
        if (exitCode != 0) {
            String last = Stream.concat(out.stream(), err.stream())
                    .map(Line::text)
                    .filter(text -> !text.isBlank())
                    .collect(Collectors.collectingAndThen(
                            Collectors.toList(),
                            all -> String.join("\n", all.subList(Math.max(0, all.size() - 12), all.size()))));
            throw new DyadException(
                    DyadException.Kind.IO,
                    "%s ended with code %d; its last words:%n%s".formatted(program, exitCode, last));
        }
        return this;
    }

    /** What it printed on stdout. */
    String text() {
        return out.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    /** When the first line of that form was there, on stdout or stderr. */
    OptionalDouble first(String pattern) {
        return times(pattern).min();
    }

    /** When the last line of that form was there. */
    OptionalDouble last(String pattern) {
        return times(pattern).max();
    }

    private DoubleStream times(String pattern) {
        return Stream.concat(out.stream(), err.stream())
                .filter(line -> line.text().matches(pattern))
                .mapToDouble(Line::seconds);
    }
}
