package dev.dyad.lab.report.page;

import dev.dyad.lab.report.ReportPage;
import java.time.Duration;

/** The page as it is now, its news as JSON, and whether anybody has asked for them. */
final class WatchedPage {

    /** Who has not asked for so long has gone. */
    private static final Duration GONE = Duration.ofSeconds(12);

    /**
     * What a page asks for.
     *
     * @param tag changes with the news
     * @param json {@link PageJson}
     */
    record News(String tag, String json) {}

    private ReportPage page;
    private long version = 1;
    private long written;
    private News news = new News("", "");
    private String arrived = "";
    private long askedAt = System.nanoTime() - GONE.toNanos();

    WatchedPage(ReportPage page) {
        this.page = page;
    }

    private String tag() {
        return "\"" + version + "\"";
    }

    synchronized void update(ReportPage next) {
        page = next;
        version++;
    }

    synchronized ReportPage page() {
        return page;
    }

    /** The news of now, written when they are asked for. */
    synchronized News news() {
        if (written != version) {
            news = new News(tag(), PageJson.of(page));
            written = version;
        }
        askedAt = System.nanoTime();
        return news;
    }

    /** These have been sent. */
    synchronized void arrived(News sent) {
        arrived = sent.tag;
        notifyAll();
    }

    /** Waits until whoever watches has the last news. */
    synchronized void awaitLastNews(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!arrived.equals(tag()) && System.nanoTime() - askedAt < GONE.toNanos()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
