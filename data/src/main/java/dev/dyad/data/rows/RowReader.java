package dev.dyad.data.rows;

import dev.dyad.data.rows.RowSink.Verdict;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a file on several threads. Each thread in turn reads the next block, parses it while the others do
 * theirs, and waits for its turn to offer the rows. So rows, problems and the first error come in the order of the
 * file, whatever the number of threads, and a sink is never called by two threads at once.
 */
public final class RowReader {

    private final LineBlocks blocks;
    private final RowLayout layout;
    private final RowSink sink;
    private final Consumer<LineBlock> onBlock;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock offering = new ReentrantLock();
    private final Condition turnEnded = offering.newCondition();

    /** Blocks read so far; by whom holds {@code reading}. */
    private long taken;

    private boolean ended;

    /** Blocks offered so far; by whom holds {@code offering}. */
    private long offered;

    private @Nullable Throwable failure;

    private RowReader(LineBlocks blocks, RowLayout layout, RowSink sink, Consumer<LineBlock> onBlock) {
        this.blocks = blocks;
        this.layout = layout;
        this.sink = sink;
        this.onBlock = onBlock;
    }

    /**
     * Offers all rows of a file to {@code sink}; blank lines are none.
     *
     * @param threads how many work on it, this one included
     * @param onBlock told of each block before its rows are offered
     */
    public static void read(InputFile file, RowLayout layout, int threads, RowSink sink, Consumer<LineBlock> onBlock) {
        // A thread more than blocks has nothing to do.
        int useful = (int) Math.max(1, Math.min(threads, file.size() / LineBlocks.BLOCK));
        try (LineBlocks blocks = new LineBlocks(file, useful)) {
            new RowReader(blocks, layout, sink, onBlock).readOn(useful);
        }
    }

    private void readOn(int threads) {
        ExecutorService others = Executors.newFixedThreadPool(Math.max(1, threads - 1), work -> {
            Thread thread = new Thread(work, "dyad-read");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletableFuture<?>[] working = IntStream.range(1, threads)
                    .mapToObj(t -> CompletableFuture.runAsync(this::readBlocks, others))
                    .toArray(CompletableFuture[]::new);
            readBlocks();
            CompletableFuture.allOf(working).join();
        } finally {
            others.shutdown();
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        }
    }

    /** One block's way: whose turn it is, and what is there to offer or to throw when it comes. */
    private record Turn(long number, Optional<LineBlock> block, Optional<Throwable> problem) {

        static Turn failed(long number, Throwable problem) {
            return new Turn(number, Optional.empty(), Optional.of(problem));
        }
    }

    private void readBlocks() {
        NumericRows rows = new NumericRows(layout);
        ParsedLines lines = new ParsedLines();
        TextRows textRows = new TextRows(layout, sink);
        boolean more = true;
        while (more) {
            more = offer(parsed(take(), rows, lines), lines, textRows);
        }
    }

    private Turn take() {
        reading.lock();
        try {
            long number = taken++;
            Optional<LineBlock> block = ended ? Optional.empty() : blocks.next();
            ended = block.isEmpty();
            return new Turn(number, block, Optional.empty());
        } catch (RuntimeException | Error e) {
            // Thrown when the blocks before it are done: there may be an error in one of them.
            ended = true;
            return Turn.failed(taken - 1, e);
        } finally {
            reading.unlock();
        }
    }

    private static Turn parsed(Turn turn, NumericRows rows, ParsedLines lines) {
        try {
            turn.block().ifPresent(block -> rows.parse(block, lines));
            return turn;
        } catch (RuntimeException | Error e) {
            // Whatever it is, the others wait for this turn.
            return Turn.failed(turn.number(), e);
        }
    }

    /** Waits for a block's turn and offers its rows; says whether there may be another block. */
    private boolean offer(Turn turn, ParsedLines lines, TextRows textRows) {
        offering.lock();
        try {
            while (offered < turn.number() && failure == null) {
                turnEnded.awaitUninterruptibly();
            }
            if (failure == null) {
                failure = turn.problem().orElse(null);
                turn.block().ifPresent(block -> offer(block, lines, textRows));
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            offered++;
            turnEnded.signalAll();
            offering.unlock();
        }
        return failure == null && turn.block().isPresent();
    }

    private void offer(LineBlock block, ParsedLines lines, TextRows textRows) {
        onBlock.accept(block);
        for (int i = 0; i < lines.size(); i++) {
            boolean taken = lines.isParsed(i)
                    && sink.offer(lines.user(i), lines.item(i), lines.rating(i), lines.time(i)) == Verdict.TAKEN;
            if (!taken) {
                Line line = block.line(lines.start(i), lines.number(i));
                if (!line.isBlank()) {
                    textRows.read(line);
                }
            }
        }
    }
}
