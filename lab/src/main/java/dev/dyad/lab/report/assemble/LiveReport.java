package dev.dyad.lab.report.assemble;

import dev.dyad.DyadException;
import dev.dyad.lab.RunResult;
import dev.dyad.lab.findings.Findings.Effort;
import dev.dyad.lab.report.ReportPage.State;
import dev.dyad.lab.report.page.WatchServer;
import dev.dyad.lab.run.FailedRun;
import dev.dyad.lab.run.Run;
import dev.dyad.lab.run.StudyListener;
import dev.dyad.model.EpochReport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;

/**
 * Serves a report while its studies run. Pages are put together on a thread of their own, about one a second at the
 * most, so that no run waits for them.
 */
public final class LiveReport implements StudyListener, AutoCloseable {

    private static final Logger LOG = System.getLogger("dev.dyad.lab");
    private static final long PAUSE = 1000;

    private final StudyReport report;
    private final SeenRuns seen;
    private final WatchServer server;
    private final Thread writer = new Thread(this::keepUp, "dyad-report");
    private boolean changed;
    private boolean closed;

    private LiveReport(StudyReport report, SeenRuns seen, WatchServer server) {
        this.report = report;
        this.seen = seen;
        this.server = server;
    }

    /**
     * Starts to serve. Later listeners of the same runs than {@code seen} see what it has seen, so it comes first.
     *
     * @param port 0 for any that is free
     * @throws DyadException of kind IO where the port is taken
     */
    public static LiveReport start(StudyReport report, SeenRuns seen, int port) {
        WatchServer server = WatchServer.start(port, report.page(seen, State.RUNNING, quick()));
        LiveReport live = new LiveReport(report, seen, server);
        live.writer.setDaemon(true);
        live.writer.start();
        return live;
    }

    /** Where the page is. */
    public URI address() {
        return server.address();
    }

    @Override
    public void onStart(Run run, int ratings, List<EpochReport> earlier) {
        change();
    }

    @Override
    public void onEpoch(Run run, EpochReport report) {
        change();
    }

    @Override
    public void onFinish(Run run, RunResult result) {
        change();
    }

    @Override
    public void onFailure(FailedRun failed) {
        change();
    }

    @Override
    public void onStop(Run run) {
        change();
    }

    private synchronized void change() {
        changed = true;
        notifyAll();
    }

    private void keepUp() {
        try {
            while (awaitChange()) {
                show(State.RUNNING);
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitChange() throws InterruptedException {
        while (!changed && !closed) {
            wait();
        }
        changed = false;
        return !closed;
    }

    /** What goes wrong here must not stop the runs; the report that is written in the end says it, too. */
    private void show(State state) {
        try {
            server.update(report.page(seen, state, quick()));
        } catch (DyadException e) {
            LOG.log(Level.WARNING, "The report that is being watched stays as it was: " + e.getMessage());
        }
    }

    /** Without the bootstrap, which would take time from the runs. */
    private static Effort quick() {
        return new Effort(0, 1);
    }

    /** Shows how the runs ended, and ends. */
    public void close(State state) {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        writer.interrupt();
        show(state);
        server.close();
    }

    /** Ends after runs that were stopped. */
    @Override
    public void close() {
        close(State.STOPPED);
    }
}
