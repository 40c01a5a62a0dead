package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.lab.RunResult;
import dev.dyad.lab.findings.Findings.Effort;
import dev.dyad.lab.report.ReportPage;
import dev.dyad.lab.report.ReportPage.State;
import dev.dyad.lab.report.assemble.SeenRuns;
import dev.dyad.lab.report.assemble.StudyReport;
import dev.dyad.lab.report.page.WatchServer;
import dev.dyad.lab.run.FailedRun;
import dev.dyad.lab.run.Run;
import dev.dyad.lab.run.StudyListener;
import dev.dyad.model.EpochReport;
import java.net.URI;
import java.util.List;

/**
 * Serves the report while studies run. Pages are put together by a thread of its own, about once a second at most, so
 * that no run waits for them.
 */
final class StudyWatch implements StudyListener, AutoCloseable {

    private static final int PAUSE_MILLIS = 1000;

    /** The bootstrap is left to the report at the end. */
    private static final Effort QUICK = new Effort(0, 1);

    private final Terminal terminal;
    private final StudyReport report;
    private final SeenRuns seen;
    private final WatchServer server;
    private final Thread painter = new Thread(this::paint, "dyad-report");
    private boolean changed;
    private boolean ended;

    /**
     * Starts to serve.
     *
     * @param seen is told of the runs before this is
     */
    StudyWatch(Terminal terminal, StudyReport report, SeenRuns seen) {
        this.terminal = terminal;
        this.report = report;
        this.seen = seen;
        this.server = WatchServer.start(0, page());
        painter.setDaemon(true);
        painter.start();
    }

    URI address() {
        return server.address();
    }

    private ReportPage page() {
        return report.page(seen, State.RUNNING, QUICK);
    }

    private void paint() {
        try {
            while (awaitChange()) {
                server.update(page());
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            // Closed between two pages.
            Thread.currentThread().interrupt();
        } catch (DyadException e) {
            terminal.say("The page at " + address() + " grows no longer: " + e.getMessage());
        }
    }

    private synchronized boolean awaitChange() throws InterruptedException {
        while (!changed && !ended) {
            wait();
        }
        changed = false;
        return !ended;
    }

    private synchronized void change() {
        changed = true;
        notifyAll();
    }

    @Override
    public void onStart(Run run, int ratings, List<EpochReport> earlier) {
        change();
    }

    @Override
    public void onEpoch(Run run, EpochReport epoch) {
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

    /** Shows the last page to whoever still watches, and ends. */
    void show(ReportPage last) {
        end();
        server.update(last);
    }

    private void end() {
        synchronized (this) {
            ended = true;
            notifyAll();
        }
        painter.interrupt();
        boolean interrupted = false;
        while (true) {
            try {
                painter.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
        server.close();
    }
}
