package dev.dyad.data.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time, and one thread of it, work on a data set. The operating system frees the lock when its
 * process ends, however it ends, so that waiting for it is safe. The file stays: removing it would race with others.
 */
final class CacheLock implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(CacheLock.class.getName());
    private static final long POLL_MILLIS = 100;

    private final FileChannel channel;

    private CacheLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until no one else holds the lock. */
    static CacheLock acquire(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                await(channel, file);
                return new CacheLock(channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw DataCache.cannot("lock " + file, e);
        }
    }

    private static void await(FileChannel channel, Path file) throws IOException {
        boolean told = false;
        while (tryLock(channel) == null) {
            if (!told) {
                LOG.log(System.Logger.Level.INFO, "Another download holds {0}; waiting for it", file);
                told = true;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                throw Patience.interrupted(e);
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another thread of this process holds it: the same as another process for us.
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The lock file did not close", e);
        }
    }
}
