package dev.dyad.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.dyad.cli.terminal.Unit;
import dev.dyad.data.download.DataCache;
import dev.dyad.kernel.Kernels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a machine is like, and what on it makes Dyad slow. */
record Diagnosis(List<Finding> findings) {

    private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    private static final long HEAP_FOR_25_MILLION = 1_400L << 20;
    private static final long DISK_FOR_25_MILLION = 3_000_000_000L;

    static Diagnosis ofThisMachine() {
        return new Diagnosis(List.of(java(), kernels(), cores(), memory(), hugePages(), cache()));
    }

    private static Finding java() {
        String fact = "%s, %s, %s"
                .formatted(Runtime.version(), System.getProperty("java.vm.name"), System.getProperty("java.home"));
        return Runtime.version().feature() < 25
                ? Finding.slow(
                        "Java",
                        fact,
                        "Java 25 trains faster; install a JDK 25 under /usr/lib/jvm, or point DYAD_JAVA_HOME at one")
                : Finding.fine("Java", fact);
    }

    private static Finding kernels() {
        String fact = Kernels.instance().description();
        if (fact.startsWith("vector")) {
            return Finding.fine("kernels", fact);
        }
        return Finding.slow(
                "kernels",
                fact + ": the Vector API is off",
                "start Dyad with ./dyad on a full JDK, or with DYAD_JAVA_OPTS='--add-modules jdk.incubator.vector'");
    }

    private static Finding cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        return Finding.fine("cores", cores + (cores == 1 ? " core" : " cores") + ", " + System.getProperty("os.arch"));
    }

    private static Finding memory() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long heap = Runtime.getRuntime().maxMemory();
        String fact = "%s in the machine, the heap may grow to %s"
                .formatted(Unit.BYTES.amount(system.getTotalMemorySize()), Unit.BYTES.amount(heap));
        return heap < HEAP_FOR_25_MILLION
                ? Finding.slow(
                        "memory",
                        fact,
                        "25 million ratings with 128 factors want a heap of 1.5 GB: DYAD_JAVA_OPTS=-Xmx1500m, or a smaller --dim")
                : Finding.fine("memory", fact);
    }

    private static Finding hugePages() {
        if (!Files.isReadable(HUGE_PAGES)) {
            return Finding.fine("huge pages", "not known on this system");
        }
        try {
            String setting = Files.readString(HUGE_PAGES).strip();
            return setting.contains("[never]")
                    ? Finding.slow(
                            "huge pages",
                            "off; rows of factors are far apart in memory and each costs a page look-up",
                            "as root: echo madvise > " + HUGE_PAGES)
                    : Finding.fine("huge pages", setting.replaceAll(".*\\[(.*)].*", "$1"));
        } catch (IOException e) {
            return Finding.fine("huge pages", "not known: " + e.getMessage());
        }
    }

    private static Finding cache() {
        Path folder = DataCache.standard().folder();
        if (Files.notExists(folder)) {
            return Finding.fine("cache", folder + ", not made yet");
        } else if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            return Finding.slow(
                    "cache", folder + " is no folder that can be written to", "set DYAD_CACHE to a folder of yours");
        }
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            String fact = "%s holds %s, %s free on its disk"
                    .formatted(folder, Unit.BYTES.amount(sizeOf(folder)), Unit.BYTES.amount(free));
            return free < DISK_FOR_25_MILLION
                    ? Finding.slow(
                            "cache",
                            fact,
                            "ml-25m takes 1.5 GB unpacked; free some, or set DYAD_CACHE to another folder")
                    : Finding.fine("cache", fact);
        } catch (IOException | UncheckedIOException e) {
            return Finding.slow(
                    "cache", folder + " cannot be read: " + e.getMessage(), "set DYAD_CACHE to a folder of yours");
        }
    }

    private static long sizeOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
