package dev.dyad.data.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A response's body that fails when nothing arrives for a while, which the JDK's client waits for without end. */
final class TimedBody implements AutoCloseable {

    private final InputStream body;
    private final Duration stall;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "dyad-download");
        thread.setDaemon(true);
        return thread;
    });

    TimedBody(InputStream body, Duration stall) {
        this.body = body;
        this.stall = stall;
    }

    /** As {@link InputStream#read(byte[])}. */
    int read(byte[] buffer) throws IOException {
        Future<Integer> read = reader.submit(() -> body.read(buffer));
        try {
            return read.get(stall.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException(
                    String.format(Locale.ROOT, "nothing arrived for %.1f seconds", stall.toMillis() / 1e3));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            throw Patience.interrupted(e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.shutdownNow();
        body.close();
    }
}
