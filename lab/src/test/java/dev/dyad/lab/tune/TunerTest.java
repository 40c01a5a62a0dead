package dev.dyad.lab.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.lab.run.EngineOptions;
import dev.dyad.lab.run.Run;
import dev.dyad.lab.run.RunPlan;
import dev.dyad.lab.run.SmallData;
import dev.dyad.lab.run.StudyListener;
import dev.dyad.lab.studies.SearchSpace;
import dev.dyad.lab.studies.SettingRange.Choices;
import dev.dyad.lab.tune.Halving.Rung;
import dev.dyad.model.EpochReport;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunerTest {

    private static final Dataset DATA = SmallData.dataset();
    private static final SearchSpace SPACE = new SearchSpace(
            Map.of("epochs", "6", "dim", "8"), Map.of("l2", new Choices(List.of("0.01", "0.03", "0.1", "0.3", "1"))));

    @TempDir
    private Path folder;

    private static Search search(Map<String, String> said, TuneMetric metric) {
        return Search.of(SPACE, said, metric, 6, new Split.Random(0.2), 3);
    }

    private static Search search() {
        return search(Map.of(), TuneMetric.RMSE);
    }

    private static EngineOptions options(int jobs) {
        return EngineOptions.of(jobs).withJobs(OptionalInt.of(jobs));
    }

    private SearchResult run(Search search, String name, int jobs, TuneListener listener) {
        return Tuner.run(search, DATA, folder.resolve(name), options(jobs), listener)
                .orElseThrow();
    }

    /** Counts epochs, and asks to stop after some of them. */
    private static final class Counter implements TuneListener {
        private final AtomicInteger epochs = new AtomicInteger();
        private final int most;

        Counter(int most) {
            this.most = most;
        }

        @Override
        public StudyListener onRung(Rung rung, List<Trial> trials, RunPlan plan) {
            return new StudyListener() {
                @Override
                public void onEpoch(Run run, EpochReport report) {
                    epochs.incrementAndGet();
                }

                @Override
                public boolean stopRequested() {
                    return epochs.get() >= most;
                }
            };
        }
    }

    @Test
    void halfOfTheTrialsGoOnFromEachRung() {
        assertEquals(List.of(new Rung(4, 32), new Rung(8, 16), new Rung(12, 8)), new Halving(32, 12).rungs());
        assertEquals(List.of(new Rung(1, 5), new Rung(2, 3)), new Halving(5, 2).rungs());
        assertEquals(List.of(new Rung(1, 1)), new Halving(1, 1).rungs());
        assertThrows(DyadException.class, () -> new Halving(0, 12));
    }

    @Test
    void theBestAreKeptInOrderAndWhatIsNoNumberComesLast() {
        List<Double> costs = List.of(3.0, Double.NaN, 1.0, 2.0);
        assertEquals(List.of(1.0, 2.0, 3.0), Halving.best(costs, c -> c, 3));
        assertEquals(List.of(1.0, 2.0, 3.0, Double.NaN), Halving.best(costs, c -> c, 9));
    }

    @Test
    void theBestOfAllIsFoundWithFewerEpochsThanAllWouldTake() {
        Counter counter = new Counter(Integer.MAX_VALUE);
        SearchResult found = run(search(), "halving", 1, counter);

        // 6 to epoch 2, 3 and perhaps the defaults to 4, 2 and perhaps the defaults to 6.
        assertTrue(counter.epochs.get() <= 6 * 2 + 4 * 2 + 3 * 2, () -> counter.epochs + " epochs");
        Map<Trial, Double> whole = new HashMap<>();
        for (Trial trial : search().all()) {
            SearchResult alone = run(
                    new Search(
                            search().space(),
                            search().defaults().with(trial.varied()),
                            TuneMetric.RMSE,
                            1,
                            new Split.Random(0.2),
                            3),
                    "alone" + trial.number(),
                    1,
                    TuneListener.NONE);
            whole.put(trial, alone.best().last().orElseThrow().rmse());
        }
        double best = whole.values().stream().mapToDouble(v -> v).min().orElseThrow();
        assertEquals(best, found.best().last().orElseThrow().rmse());
    }

    @Test
    void theDefaultsAreTrainedToTheEnd() {
        SearchResult found = run(search(), "defaults", 2, TuneListener.NONE);
        assertEquals(3, found.defaults().rungs().size());
        assertEquals(6, found.defaults().last().orElseThrow().epoch());
    }

    @Test
    void aStoppedSearchGoesOnAndEndsWithTheSameNumbers() throws Exception {
        SearchResult whole = run(search(), "whole", 2, TuneListener.NONE);
        int sittings = 0;
        int epochs = 0;
        Optional<SearchResult> found = Optional.empty();
        while (found.isEmpty()) {
            Counter counter = new Counter(5);
            found = Tuner.run(search(), DATA, folder.resolve("cut"), options(1), counter);
            epochs += counter.epochs.get();
            sittings++;
        }
        assertTrue(sittings > 3, sittings + " sittings");
        assertEquals(whole.trials(), found.get().trials());
        Counter again = new Counter(Integer.MAX_VALUE);
        assertEquals(whole.trials(), run(search(), "cut", 1, again).trials());
        assertEquals(0, again.epochs.get(), "what is done is not done again");
        assertEquals(
                epochs,
                Files.readAllLines(folder.resolve("cut/judgements.jsonl")).size() * 2,
                "two epochs a rung and none trained twice");
    }

    @Test
    void aTornLineOfTheJournalIsTrainedAgain() throws Exception {
        SearchResult whole = run(search(), "torn", 1, TuneListener.NONE);
        Path journal = folder.resolve("torn/judgements.jsonl");
        String text = Files.readString(journal);
        Files.writeString(journal, text.substring(0, text.length() - 9));

        assertEquals(whole.trials(), run(search(), "torn", 1, TuneListener.NONE).trials());
        assertEquals(text, Files.readString(journal));
    }

    @Test
    void anOrdinalHeadIsJudgedByItsLikelihood() {
        SearchResult found = run(search(Map.of("head", "ordinal"), TuneMetric.NLL), "ordinal", 2, TuneListener.NONE);
        List<Double> last = new ArrayList<>();
        found.trials().stream()
                .filter(judged -> judged.rungs().size() == 3)
                .forEach(judged -> last.add(judged.last().orElseThrow().nll()));
        assertTrue(last.size() >= 2 && last.get(0) > 0.5, last::toString);
        assertEquals(last.stream().sorted().toList(), last);
    }

    @Test
    void likelihoodsOfARegressionAreRefused() {
        DyadException e = assertThrows(DyadException.class, () -> search(Map.of(), TuneMetric.NLL));
        assertEquals("Metric nll needs probabilities; add --head ordinal, or take --metric rmse", e.getMessage());
    }

    @Test
    void aTrialThatCannotBeTrainedIsNamedAndOthersGoOn() {
        SearchSpace wild = new SearchSpace(
                Map.of("epochs", "6", "dim", "8"), Map.of("learning-rate", new Choices(List.of("0.05", "10"))));
        Search search = Search.of(wild, Map.of(), TuneMetric.RMSE, 3, new Split.Random(0.2), 3);
        SearchResult found = run(search, "wild", 1, TuneListener.NONE);
        JudgedTrial last = found.trials().get(found.trials().size() - 1);
        assertTrue(last.failure().orElseThrow().startsWith("Training diverged"), last::toString);
        assertFalse(found.best().failure().isPresent());
    }

    @Test
    void aSettingInGroupsThatDifferExplainsTheRanks() {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8};
        // Groups of two: within them ranks differ by one, in all by up to seven.
        double[] costs = {1, 2, 3, 4, 5, 6, 7, 8};
        // Ranks 0 to 7: 42 in all, 0.5 in each of 4 groups; 1 − (2 / 4) / (42 / 7).
        assertEquals(1 - (2.0 / 4) / (42.0 / 7), Influence.ofNumbers(values, costs), 1e-12);
        assertEquals(0, Influence.ofNames(List.of("a", "a", "b", "b"), new double[] {1, 4, 2, 3}), 1e-12);
    }
}
