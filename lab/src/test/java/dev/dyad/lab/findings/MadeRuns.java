package dev.dyad.lab.findings;

import dev.dyad.lab.Reports;
import dev.dyad.lab.RunResult;
import dev.dyad.lab.RunResult.ChosenEpoch;
import dev.dyad.lab.RunSpec;
import dev.dyad.model.EpochReport;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Runs whose predictions are made up, for tests: each predicts some test ratings exactly, and the others one level off.
 * There are as many items as buckets; rating i is of item i modulo their number.
 */
final class MadeRuns {

    /** One item in each bucket. */
    private static final int[] TRAINED = {0, 2, 10, 50, 500, 5000};

    final TestPart test;
    private final Path folder;
    private int made;

    MadeRuns(Path folder, int ratings) {
        this.folder = folder;
        int[] users = new int[ratings];
        int[] items = new int[ratings];
        byte[] levels = new byte[ratings];
        for (int i = 0; i < ratings; i++) {
            items[i] = i % TRAINED.length;
            users[i] = i / TRAINED.length;
            levels[i] = (byte) (i % 9);
        }
        Ratings columns =
                RatingsBuilder.ofColumns(RatingScale.HALF_STARS, ratings, TRAINED.length, users, items, levels);
        this.test = new TestPart(columns, columns, TRAINED);
    }

    /** A run that predicts the first so many ratings; over its ten epochs accuracy rises in a straight line to that. */
    RunResult first(RunSpec spec, int right) {
        return run(spec, i -> i < right, 0.5);
    }

    /** A run that predicts these ratings exactly, with that running train accuracy in all epochs. */
    RunResult run(RunSpec spec, IntPredicate right, double running) {
        ChosenEpoch best = new ChosenEpoch(10, scores(right));
        return new RunResult("run-" + made, spec, epochs(right, running), best, Optional.empty(), Map.of(), 1, folder);
    }

    /** A run that predicts the first so many ratings at its best epoch, and so many at the one chosen by validation. */
    RunResult validated(RunSpec spec, int right, int rightByValidation) {
        RunResult run = first(spec, right);
        ChosenEpoch chosen = new ChosenEpoch(9, scores(i -> i < rightByValidation));
        return new RunResult(run.id(), spec, run.epochs(), run.byTest(), Optional.of(chosen), Map.of(), 1, folder);
    }

    private List<EpochReport> epochs(IntPredicate right, double running) {
        int n = test.ratings().size();
        double accuracy = 0;
        for (int i = 0; i < n; i++) {
            accuracy += right.test(i) ? 1.0 / n : 0;
        }
        List<EpochReport> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= 10; epoch++) {
            epochs.add(Reports.of(epoch, running, accuracy * epoch / 10));
        }
        return epochs;
    }

    private Path scores(IntPredicate right) {
        Ratings ratings = test.ratings();
        ByteBuffer bytes = ByteBuffer.allocate(ratings.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < ratings.size(); i++) {
            bytes.putFloat((float) (ratings.value(i) + (right.test(i) ? 0 : 0.5)));
        }
        try {
            return Files.write(folder.resolve("scores-" + made++), bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
