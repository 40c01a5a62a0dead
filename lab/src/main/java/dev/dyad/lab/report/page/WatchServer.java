package dev.dyad.lab.report.page;

import com.sun.net.httpserver.HttpServer;
import dev.dyad.DyadException;
import dev.dyad.lab.report.ReportPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Shows a report while its study runs, to browsers of this machine alone. The page asks for news about once a second,
 * and its curves grow.
 */
public final class WatchServer implements AutoCloseable {

    /** Longer than the page waits between two questions. */
    private static final Duration LAST_NEWS = Duration.ofSeconds(3);

    private final HttpServer server;
    private final ExecutorService threads;
    private final WatchedPage watched;

    private WatchServer(HttpServer server, ExecutorService threads, WatchedPage watched) {
        this.server = server;
        this.threads = threads;
        this.watched = watched;
    }

    /**
     * Starts.
     *
     * @param port 0 for any that is free
     * @param page what is shown at first
     * @throws DyadException of kind IO where the port is taken
     */
    public static WatchServer start(int port, ReportPage page) {
        HttpServer server = bind(port);
        ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "dyad-watch");
            thread.setDaemon(true);
            return thread;
        });
        WatchedPage watched = new WatchedPage(page);
        server.setExecutor(threads);
        server.createContext("/", new WatchHandler(watched, server.getAddress().getPort()));
        server.start();
        return new WatchServer(server, threads, watched);
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        } catch (IOException e) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "Cannot serve the report on port %d (%s); choose another port, or 0 for any that is free"
                            .formatted(port, e.getMessage()),
                    e);
        }
    }

    /** Where the page is, for a browser on this machine. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Shows this from now on. */
    public void update(ReportPage page) {
        watched.update(page);
    }

    /** Ends; a page that is being watched gets the last news first, which takes three seconds at most. */
    @Override
    public void close() {
        try {
            watched.awaitLastNews(LAST_NEWS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
