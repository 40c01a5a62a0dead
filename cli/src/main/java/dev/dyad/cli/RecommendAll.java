package dev.dyad.cli;

import dev.dyad.DyadException;
import dev.dyad.FileProblem;
import dev.dyad.cli.terminal.ProgressBar;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.cli.terminal.Unit;
import dev.dyad.data.sql.ParquetFile;
import dev.dyad.model.TrainedModel;
import dev.dyad.recommend.RankBy;
import dev.dyad.recommend.Recommender;
import dev.dyad.store.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * Writes what to recommend to each user into a file, CSV or Parquet by its name. The file is written beside its place and
 * takes it when it is whole: whatever stops the work, there is no half of a file.
 */
final class RecommendAll {

    private final Terminal terminal;
    private final TrainedModel model;
    private final RankBy rankBy;
    private final int count;
    private final int threads;
    private final RecommendationTable.Titles titles;

    RecommendAll(
            Terminal terminal,
            TrainedModel model,
            RankBy rankBy,
            int count,
            int threads,
            RecommendationTable.Titles titles) {
        this.terminal = terminal;
        this.model = model;
        this.rankBy = rankBy;
        this.count = count;
        this.threads = threads;
        this.titles = titles;
    }

    /** Refuses what can be no place for the table, before any time is spent on it. */
    static void requirePlace(Path out) {
        if (!isCsv(out) && !isParquet(out)) {
            throw DyadException.usage("--out %s: give a name that ends in .csv or .parquet", out);
        } else if (Files.isDirectory(out)) {
            throw DyadException.usage("--out %s is a folder; choose another name", out);
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new DyadException(
                    DyadException.Kind.IO, "--out %s: there is no folder %s; make it first".formatted(out, folder));
        }
    }

    private static boolean isCsv(Path out) {
        return out.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private static boolean isParquet(Path out) {
        return out.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
    }

    /**
     * Writes the file.
     *
     * @return how many rows it has
     * @throws CancellationException where Ctrl-C asked to stop; the place of the file is as it was then
     */
    long to(Path out) {
        try (StopSignal stop = new StopSignal(terminal, "Stopping (Ctrl-C again stops at once) ...")) {
            return isCsv(out) ? toCsv(out, stop) : toParquet(out, stop);
        }
    }

    private long toParquet(Path out, StopSignal stop) {
        try {
            Path rows = Files.createTempFile("dyad-recommend-", ".csv");
            try {
                long written = toCsv(rows, stop);
                ParquetFile.write(rows, RecommendationTable.columns(model, rankBy, titles), out);
                return written;
            } finally {
                Files.deleteIfExists(rows);
            }
        } catch (IOException e) {
            throw FileProblem.writing(out, e);
        }
    }

    private long toCsv(Path file, StopSignal stop) {
        long[] rows = new long[1];
        AtomicFile.write(file, channel -> rows[0] = write(channel, stop));
        return rows[0];
    }

    private long write(FileChannel channel, StopSignal stop) throws IOException {
        BufferedWriter writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), 1 << 16);
        RecommendationTable table = new RecommendationTable(model, rankBy, titles, writer);
        Recommender recommender = new Recommender(model).rankedBy(rankBy);
        int users = model.users().size();
        try (ProgressBar bar = new ProgressBar(terminal, "recommending", Unit.USERS)) {
            recommender.topNOfAll(count, threads, (user, best) -> {
                if (stop.isRequested()) {
                    throw new CancellationException();
                }
                table.add(user, best);
                bar.at(user + 1L, users);
            });
        }
        long rows = table.finish();
        writer.flush();
        return rows;
    }
}
