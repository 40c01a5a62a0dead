package dev.dyad.data.download;

import dev.dyad.DyadException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip file that is not trusted: entries that point outside, too many entries, more bytes than allowed, or a CRC-32
 * that does not fit, are refused.
 *
 * @param file the zip file
 * @param limit how many bytes it may unpack to
 */
record Archive(Path file, long limit) {

    /** Eight times what the largest MovieLens set unpacks to. */
    static final long STANDARD_LIMIT = 8L << 30;

    private static final int MOST_ENTRIES = 10_000;

    /** Unpacks into an empty folder and syncs each file. */
    void unpack(Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            if (entries.size() > MOST_ENTRIES) {
                throw refused(
                        String.format(Locale.ROOT, "it has %,d entries, more than %,d", entries.size(), MOST_ENTRIES));
            }
            long left = limit;
            for (ZipEntry entry : entries) {
                Path target = inside(folder, entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    left -= unpack(zip, entry, target, left);
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw refused("it holds an entry more than once");
        } catch (ZipException e) {
            throw refused("it is damaged (" + e.getMessage() + ")");
        }
    }

    private long unpack(ZipFile zip, ZipEntry entry, Path target, long left) throws IOException {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[1 << 16];
        long done = 0;
        try (InputStream in = zip.getInputStream(entry);
                FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                done += n;
                if (done > left) {
                    throw refused(String.format(Locale.ROOT, "it unpacks to more than %,d bytes", limit));
                }
                crc.update(buffer, 0, n);
                for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n); bytes.hasRemaining(); ) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
        if (crc.getValue() != entry.getCrc()) {
            throw refused("its entry '%s' is damaged: CRC-32 %08x instead of %08x"
                    .formatted(entry.getName(), crc.getValue(), entry.getCrc()));
        }
        return done;
    }

    private Path inside(Path folder, String name) {
        boolean plain = !name.startsWith("/") && !name.contains("\\") && !name.contains(":") && !name.contains("\0");
        Path target = plain ? folder.resolve(name).normalize() : folder;
        if (target.equals(folder)
                || !target.startsWith(folder)
                || List.of(name.split("/")).contains("..")) {
            throw refused("its entry '%s' would be written outside the folder".formatted(name));
        }
        return target;
    }

    private DyadException refused(String why) {
        return new DyadException(
                DyadException.Kind.DATA,
                "The archive " + file + " cannot be used: " + why + ". Remove it and download it again");
    }
}
