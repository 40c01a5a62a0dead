package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.cli.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps other trainings away from a file while one is at work on it. It is the operating system's lock on a hidden file
 * beside that one, so that it ends with its process, however the process ends; an orderly end removes the hidden file,
 * too.
 */
final class OutputLock {

    /** The byte that is locked lies behind all text, since some systems let nobody read what is locked. */
    private static final long LOCKED_BYTE = 1L << 40;

    private final String option;
    private final Path target;
    private final Path file;

    private OutputLock(String option, Path target) {
        this.option = option;
        this.target = target;
        this.file = target.resolveSibling("." + target.getFileName() + ".lock");
    }

    /**
     * Does some work while it alone has a file.
     *
     * @param option that names the file, for the message when another training has it
     */
    static <T> T holding(String option, Path target, Terminal terminal, Supplier<T> work) {
        OutputLock lock = new OutputLock(option, target);
        try (FileChannel channel = lock.take(terminal)) {
            lock.sign(channel);
            try {
                return work.get();
            } finally {
                Files.deleteIfExists(lock.file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileChannel take(Terminal terminal) throws IOException {
        while (true) {
            Optional<Object> before = identity();
            FileChannel channel;
            try {
                channel = before.isPresent()
                        ? FileChannel.open(file, StandardOpenOption.WRITE)
                        : FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                continue;
            } catch (NoSuchFileException e) {
                if (before.isPresent()) {
                    continue;
                }
                throw e;
            }
            if (!isLocked(channel, terminal)) {
                channel.close();
                throw taken();
            }
            // Who had it may have been done, and have removed the file, just after it was opened here.
            Optional<Object> after = identity();
            if (after.isPresent() && (before.isEmpty() || before.equals(after))) {
                return channel;
            }
            channel.close();
        }
    }

    /** What tells the file from another one that has its name later. */
    private Optional<Object> identity() throws IOException {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return Optional.of(key == null ? file : key);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private boolean isLocked(FileChannel channel, Terminal terminal) {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            // Another training of this very process.
            return false;
        } catch (IOException e) {
            terminal.say("note: %s cannot be locked (%s); see to it that no other training writes it"
                    .formatted(target, e.getMessage()));
            return true;
        }
    }

    private void sign(FileChannel channel) throws IOException {
        LocalDateTime now = LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS);
        String text = "process %d since %s%n"
                .formatted(ProcessHandle.current().pid(), now.toString().replace('T', ' '));
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private DyadException taken() {
        String holder = signature();
        String kill = holder.isEmpty() ? "" : " with 'kill " + holder.replaceAll("\\D.*", "") + "'";
        return DyadException.usage(
                "%s %s: another training%s is at work on it. Wait for it, stop it%s, or give another %s",
                option, target, holder.isEmpty() ? "" : " (process " + holder + ")", kill, option);
    }

    /** Who has the lock, such as {@code 4711 since 2026-11-24 17:02:11}; nothing where that is not written yet. */
    private String signature() {
        try {
            String text = Files.readString(file).strip();
            return text.matches("process \\d+ since \\S+ \\S+") ? text.substring("process ".length()) : "";
        } catch (IOException e) {
            // It is gone, or cannot be read by others: the message does without.
            return "";
        }
    }
}
