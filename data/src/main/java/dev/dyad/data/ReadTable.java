package dev.dyad.data;

import dev.dyad.ratings.Catalog;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * A table of items or users.
 *
 * @param catalog what it says
 * @param notes on rows left out
 */
record ReadTable(Catalog catalog, List<String> notes) {

    ReadTable {
        notes = List.copyOf(notes);
    }

    /** Reads a table, which counts problems as it goes. */
    static ReadTable read(String label, BadRows onBadRow, Function<RowProblems, Catalog> reading) {
        RowProblems problems = new RowProblems(label, onBadRow);
        Catalog catalog = reading.apply(problems);
        return new ReadTable(catalog, problems.notes());
    }

    /** A table that is being read while something else is done. */
    static final class Underway {

        private final CompletableFuture<ReadTable> reading;

        Underway(String label, BadRows onBadRow, Function<RowProblems, Catalog> reading) {
            this.reading = CompletableFuture.supplyAsync(() -> read(label, onBadRow, reading));
        }

        /** Waits for it; what was wrong with the table is thrown here. */
        ReadTable get() {
            try {
                return reading.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException problem) {
                    throw problem;
                } else if (e.getCause() instanceof Error problem) {
                    throw problem;
                }
                throw e;
            }
        }
    }
}
