package dev.dyad.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The most memory this process has had so far.
 *
 * @param bytes how much
 * @param kind of what
 */
public record PeakMemory(long bytes, Kind kind) {

    /** What was measured. */
    public enum Kind {
        /** All memory of the process that was resident at one time, as Linux counts it (VmHWM). */
        RESIDENT,
        /** The Java heap alone, as an upper bound: the peaks of its parts may lie at different times. */
        HEAP
    }

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String HIGH_WATER = "VmHWM:";

    public static PeakMemory now() {
        return Files.isReadable(STATUS) ? resident() : heap();
    }

    private static PeakMemory resident() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(HIGH_WATER))
                    .map(line -> line.replaceAll("\\D", ""))
                    .map(kibibytes -> new PeakMemory(Long.parseLong(kibibytes) << 10, Kind.RESIDENT))
                    .findFirst()
                    .orElseGet(PeakMemory::heap);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PeakMemory heap() {
        long bytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return new PeakMemory(bytes, Kind.HEAP);
    }
}
