package dev.dyad.train;

import dev.dyad.DyadException;
import dev.dyad.DyadException.Kind;
import dev.dyad.evaluate.Evaluation;
import dev.dyad.evaluate.Score;
import dev.dyad.kernel.Parallel;
import dev.dyad.model.EpochReport;
import dev.dyad.model.FactorModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** One fit by {@link Adam}, from start or checkpoint to model or checkpoint. */
final class AdamFit {

    /** How often the listener hears of progress. */
    private static final long PROGRESS_NANOS = 50_000_000;

    private final AdamSetting setting;
    private final FitOptions options;
    private final TrainingListener listener;
    private final Slices slices;
    private final AdamWorker[] workers;
    private final Rendezvous rendezvous;
    private final AdamState state;
    private final PackedRatings order;
    private final BitSet trainedUsers;
    private final BitSet trainedItems;
    private final List<EpochReport> reports = new ArrayList<>();
    private final Exchange[] exchanges;
    private LossMeter[] meters;
    private int stepsBefore;
    private int epoch = 1;
    private int nextBatch;
    private double secondsBefore;

    AdamFit(AdamSetting setting, FitOptions options, TrainingListener listener) {
        this.setting = setting;
        this.options = options;
        this.listener = listener;
        this.slices = setting.slices();
    }
}
