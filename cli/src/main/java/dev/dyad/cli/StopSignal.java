package dev.dyad.cli;

import dev.dyad.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hears Ctrl-C and {@code kill}: the first asks for an orderly stop, the second ends the process at once. */
final class StopSignal implements AutoCloseable {

    private final AtomicBoolean requested = new AtomicBoolean();
    private final List<Runnable> restore;

    /** Listens from now until closed, and answers the first signal with a line on stderr. */
    StopSignal(Terminal terminal, String answer) {
        restore = List.of("INT", "TERM").stream()
                .map(name -> Signals.handle(name, () -> heard(terminal, answer)))
                .toList();
    }

    private void heard(Terminal terminal, String answer) {
        if (!requested.compareAndSet(false, true)) {
            terminal.err().line("");
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
        }
        terminal.err().line("");
        terminal.err().line(answer);
    }

    boolean isRequested() {
        return requested.get();
    }

    @Override
    public void close() {
        restore.forEach(Runnable::run);
    }
}
