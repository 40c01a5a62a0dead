package dev.dyad.cli.terminal;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Some lines at the foot of a terminal that are drawn again and again while work goes on. Draws nothing where stderr is
 * no terminal. May be told from any thread.
 */
public final class LiveLines implements AutoCloseable {

    private static final long REDRAW_NANOS = 100_000_000;
    private static final String CLEAR_LINE = "\r\033[2K";
    private static final String UP = "\033[1A";

    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private long drawnAt;
    private int drawn;

    public LiveLines(Terminal terminal) {
        this(terminal, System::nanoTime);
    }

    LiveLines(Terminal terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.drawnAt = nanoTime.getAsLong() - REDRAW_NANOS;
    }

    /** Draws these lines in place of those before, unless those are still fresh. */
    public synchronized void draw(Supplier<List<String>> lines) {
        long now = nanoTime.getAsLong();
        if (!terminal.err().isTerminal() || now - drawnAt < REDRAW_NANOS) {
            return;
        }
        drawnAt = now;
        StringBuilder text = erasing();
        List<String> shown = lines.get();
        for (String line : shown) {
            text.append(line, 0, Math.min(line.length(), terminal.columns() - 1))
                    .append('\n');
        }
        drawn = shown.size();
        print(text);
    }

    /** Writes a line that stays, above those that are drawn. */
    public synchronized void above(Output output, String line) {
        clear();
        output.line(line);
    }

    /** Wipes the lines. */
    public synchronized void clear() {
        if (drawn > 0) {
            print(erasing());
            drawn = 0;
            // The next drawing shall follow soon.
            drawnAt = nanoTime.getAsLong() - REDRAW_NANOS;
        }
    }

    private StringBuilder erasing() {
        return new StringBuilder((UP + CLEAR_LINE).repeat(drawn));
    }

    private void print(CharSequence text) {
        terminal.err().stream().print(text);
        terminal.err().stream().flush();
    }

    @Override
    public void close() {
        clear();
    }
}
