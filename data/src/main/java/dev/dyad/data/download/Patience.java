package dev.dyad.data.download;

import dev.dyad.DyadException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How long a download puts up with a server.
 *
 * @param stall how long nothing may arrive before the connection counts as dead
 * @param attempts how many attempts in a row may fail, at least 1
 * @param pause the wait after the first failure; it doubles with each further one
 */
public record Patience(Duration stall, int attempts, Duration pause) {

    /** Half a minute without a byte, five attempts, pauses of 1, 2, 4 and 8 seconds. */
    public static final Patience STANDARD = new Patience(Duration.ofSeconds(30), 5, Duration.ofSeconds(1));

    private static final long WORTHWHILE = 1 << 20;

    public Patience {
        if (stall.isNegative() || stall.isZero() || pause.isNegative() || attempts < 1) {
            throw DyadException.usage(
                    "Patience: stall %s must be above 0, attempts %d at least 1, pause %s not below 0",
                    stall, attempts, pause);
        }
    }

    /** One try of something that may go better the next time. */
    interface Attempt<T> {
        T run() throws IOException;
    }

    /**
     * Repeats an attempt until it succeeds or too many in a row have failed; then throws the last failure. Where no
     * connection can be made at all, that is at once.
     *
     * @param worth counts what arrived; attempts that raised it by a mebibyte do not count as failed
     * @param reached whether the server was ever reached
     */
    <T> T retry(Attempt<T> attempt, LongSupplier worth, BooleanSupplier reached) throws IOException {
        int failures = 0;
        while (true) {
            long before = worth.getAsLong();
            try {
                return attempt.run();
            } catch (IOException e) {
                boolean unreachable = e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
                failures = worth.getAsLong() - before >= WORTHWHILE ? 1 : failures + 1;
                if (failures >= attempts || (unreachable && !reached.getAsBoolean())) {
                    throw e;
                }
                pauseAfter(failures);
            }
        }
    }

    private void pauseAfter(int failures) {
        try {
            Thread.sleep(pause.multipliedBy(1L << Math.min(failures - 1, 10)).toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static DyadException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new DyadException(
                DyadException.Kind.IO, "The download was interrupted: run it again to go on where it stopped", e);
    }
}
