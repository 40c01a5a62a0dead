package dev.dyad.cli.terminal;

import dev.dyad.Progress;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line at the foot of a terminal that says how far something has come, how fast it goes and how long it will take.
 * Draws nothing where stderr is no terminal. May be told from any thread.
 */
public final class ProgressBar implements Progress, AutoCloseable {

    private static final long REDRAW_NANOS = 100_000_000;
    private static final String CLEAR_LINE = "\r\033[2K";
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    private final Terminal terminal;
    private final String label;
    private final Unit unit;
    private final LongSupplier nanoTime;
    private long startedAt;
    private long startedWith = -1;
    private long drawnAt;
    private boolean drawn;

    public ProgressBar(Terminal terminal, String label, Unit unit) {
        this(terminal, label, unit, System::nanoTime);
    }

    ProgressBar(Terminal terminal, String label, Unit unit, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.label = label;
        this.unit = unit;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void at(long done, long total) {
        if (!terminal.err().isTerminal()) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (startedWith < 0) {
            startedWith = done;
            startedAt = now;
            drawnAt = now - REDRAW_NANOS;
        }
        if (now - drawnAt >= REDRAW_NANOS) {
            drawnAt = now;
            drawn = true;
            terminal.err().stream().print(CLEAR_LINE + text(done, total, now));
            terminal.err().stream().flush();
        }
    }

    /** Wipes the line, so that something else can be written there. */
    public synchronized void clear() {
        if (drawn) {
            terminal.err().stream().print(CLEAR_LINE);
            terminal.err().stream().flush();
            drawn = false;
        }
    }

    @Override
    public void close() {
        clear();
    }

    private String text(long done, long total, long now) {
        double seconds = (now - startedAt) / 1e9;
        double rate = seconds > 0.2 ? (done - startedWith) / seconds : 0;
        String speed = rate > 0 ? unit.rate(rate) : "";
        if (total <= 0) {
            return fitted(String.format(Locale.ROOT, "%s  %s  %s", label, unit.amount(done), speed));
        }
        double share = Math.min(1, (double) done / total);
        String left = rate > 0 ? clock(Math.max(0, total - done) / rate) + " left" : "";
        String figures = String.format(Locale.ROOT, "%3.0f %%  %s  %s", Math.floor(share * 100), speed, left);
        int room = terminal.columns() - 1 - label.length() - figures.length() - 4;
        String bar = room >= 6 ? bar(share, Math.min(30, room)) + "  " : "";
        return fitted(label + "  " + bar + figures);
    }

    private String fitted(String line) {
        return line.substring(0, Math.min(line.length(), terminal.columns() - 1));
    }

    /** A bar of that many columns, so much of it filled. */
    public static String bar(double share, int width) {
        int eighths = (int) (share * width * 8);
        int full = eighths / 8;
        String partial = full < width ? EIGHTHS.substring(eighths % 8, eighths % 8 + 1) : "";
        return "█".repeat(full) + partial + " ".repeat(Math.max(0, width - full - 1));
    }

    /** A duration for people: {@code 0:07}, {@code 12:30}, {@code 2:05:00}. */
    public static String clock(double seconds) {
        long s = (long) Math.ceil(Math.min(seconds, 359_999));
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }
}
