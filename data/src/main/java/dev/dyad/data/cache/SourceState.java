package dev.dyad.data.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the files of a data set looked like at one time: which are there, and of each the size, the time of the last
 * change and a {@link SampledChecksum}.
 *
 * @param description a line for each file; equal where nothing has changed
 * @param bytes the size of all files
 * @param lastChange of any of them
 */
record SourceState(String description, long bytes, Instant lastChange) {

    /**
     * A file that changes twice within this time may show the same time of change: the clocks of file systems tick
     * every two seconds at worst.
     */
    private static final Duration CLOCK_TICK = Duration.ofSeconds(3);

    static SourceState of(List<Path> files) throws IOException {
        StringBuilder description = new StringBuilder();
        long bytes = 0;
        Instant lastChange = Instant.EPOCH;
        for (Path file : files) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                FileTime changed = attributes.lastModifiedTime();
                bytes += attributes.isRegularFile() ? attributes.size() : 0;
                lastChange = changed.toInstant().isAfter(lastChange) ? changed.toInstant() : lastChange;
                description.append(describe(file, attributes)).append('\n');
            } catch (NoSuchFileException e) {
                // That it is missing may decide in which format the others are read.
                description.append(file.getFileName()).append(" missing\n");
            }
        }
        return new SourceState(description.toString(), bytes, lastChange);
    }

    private static String describe(Path file, BasicFileAttributes attributes) throws IOException {
        return attributes.isRegularFile()
                ? "%s size %d changed %s sample %08x"
                        .formatted(
                                file.getFileName(),
                                attributes.size(),
                                attributes.lastModifiedTime().toInstant(),
                                SampledChecksum.of(file))
                : file.getFileName() + " no file";
    }

    /** Whether a change after {@code now} would show. */
    boolean isSettled(Instant now) {
        return lastChange.isBefore(now.minus(CLOCK_TICK));
    }
}
