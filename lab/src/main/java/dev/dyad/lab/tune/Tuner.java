package dev.dyad.lab.tune;

import dev.dyad.DyadException;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.run.Engine;
import dev.dyad.lab.run.EngineOptions;
import dev.dyad.lab.run.EngineOptions.Leftovers;
import dev.dyad.lab.run.FailedRun;
import dev.dyad.lab.run.Run;
import dev.dyad.lab.run.RunPlan;
import dev.dyad.lab.run.Standing;
import dev.dyad.lab.run.StudyListener;
import dev.dyad.lab.tune.Halving.Rung;
import dev.dyad.model.FactorModel;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Ratings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Searches for good settings by {@linkplain Halving successive halving}. A trial is one training, paused at each rung: its
 * learning rate falls as it does in a training to the end, and nothing is trained twice. All it does is kept in a folder of
 * runs, so that a search that was stopped or killed goes on where it was.
 */
public final class Tuner {

    private final Search search;
    private final Engine engine;
    private final Journal journal;
    private final TuneListener listener;
    private final Map<Integer, String> failures = new HashMap<>();

    private Tuner(Search search, Engine engine, Journal journal, TuneListener listener) {
        this.search = search;
        this.engine = engine;
        this.journal = journal;
        this.listener = listener;
    }

    /**
     * Searches.
     *
     * @param data what may be used: the ratings of the test part are not among them
     * @param folder of the runs; what is done there is not done again
     * @param options how they are carried out; runs that were cut short are gone on with, unless they ask for fresh ones
     * @return empty where it was stopped
     * @throws DyadException of kind USAGE or IO as {@link Engine#open} and {@link Engine#plan}; of kind DIVERGED where not
     *     one trial came to the end
     */
    public static Optional<SearchResult> run(
            Search search, Dataset data, Path folder, EngineOptions options, TuneListener listener) {
        EngineOptions resuming = options.with(Leftovers.RESUME);
        try (Engine engine = Engine.open(data, folder, resuming);
                Journal journal = Journal.open(folder.resolve("judgements.jsonl"))) {
            Tuner tuner = new Tuner(search, engine, journal, listener);
            List<Trial> trials = search.all();
            if (options.leftovers() == Leftovers.FRESH) {
                engine.forget(trials.stream().map(Trial::spec).toList());
                journal.clear();
            }
            return tuner.climb(trials);
        }
    }

    private Optional<SearchResult> climb(List<Trial> trials) {
        List<Rung> rungs = search.halving(trials.size()).rungs();
        Map<Trial, List<Judgement>> judged = new HashMap<>();
        List<Trial> here = trials;
        for (int r = 0; r < rungs.size(); r++) {
            Rung rung = rungs.get(r);
            if (!train(here, rung)) {
                return Optional.empty();
            }
            for (Trial trial : here) {
                judgement(trial, rung).ifPresent(judgement -> judged.computeIfAbsent(trial, t -> new ArrayList<>())
                        .add(judgement));
            }
            int places = r + 1 < rungs.size() ? rungs.get(r + 1).trials() : here.size();
            List<Trial> ranked = ranked(here, rung, places);
            leaveBehind(here, ranked);
            listener.onRanked(rung, ranked.stream().map(t -> judged(t, judged)).toList());
            here = ranked;
        }
        List<JudgedTrial> all = trials.stream()
                .map(trial -> judged(trial, judged))
                .sorted(order())
                .toList();
        if (all.get(0).rungs().size() < rungs.size()) {
            throw new DyadException(
                    DyadException.Kind.DIVERGED,
                    "Not one of %d trials could be trained to the end. The first: %s"
                            .formatted(trials.size(), all.get(0).failure().orElse("stopped")));
        }
        return Optional.of(new SearchResult(search, rungs, all));
    }

    /** Brings all of these to a rung; whether they came there, and were not stopped. */
    private boolean train(List<Trial> here, Rung rung) {
        List<RunSpec> missing = here.stream()
                .filter(trial -> judgement(trial, rung).isEmpty())
                .map(Trial::spec)
                .toList();
        // A run whose epoch is on disk and whose judgement is not, as a disk that lost its last writes leaves it.
        engine.forget(missing.stream()
                .filter(spec -> engine.store().epochs(engine.id(spec)).size() >= rung.epoch())
                .toList());
        RunPlan plan = engine.plan(missing);
        StudyListener watching = listener.onRung(rung, here, plan);
        Standing standing = engine.train(plan, rung.epoch(), StudyListener.all(List.of(new Judge(rung), watching)));
        Map<RunSpec, String> failed = new HashMap<>();
        for (FailedRun run : standing.failed()) {
            failed.put(run.run().spec(), run.message());
        }
        boolean all = true;
        for (Trial trial : here) {
            if (failed.containsKey(trial.spec())) {
                failures.put(trial.number(), failed.get(trial.spec()));
            } else {
                all &= judgement(trial, rung).isPresent();
            }
        }
        return all;
    }

    /** Judges the models that come to a rung. */
    private final class Judge implements StudyListener {

        private final Rung rung;

        Judge(Rung rung) {
            this.rung = rung;
        }

        @Override
        public void onModel(Run run, int epoch, FactorModel model, Ratings heldOut) {
            if (epoch == rung.epoch()) {
                journal.add(run.id(), Judgement.of(model, heldOut, epoch));
            }
        }
    }

    private Optional<Judgement> judgement(Trial trial, Rung rung) {
        return failures.containsKey(trial.number())
                ? Optional.empty()
                : journal.of(engine.id(trial.spec()), rung.epoch());
    }

    private JudgedTrial judged(Trial trial, Map<Trial, List<Judgement>> judged) {
        return new JudgedTrial(
                trial, judged.getOrDefault(trial, List.of()), Optional.ofNullable(failures.get(trial.number())));
    }

    /** Those that go on from a rung: the best, and the defaults, so that the end has something to be compared with. */
    private List<Trial> ranked(List<Trial> here, Rung rung, int places) {
        List<Trial> whole = here.stream()
                .filter(trial -> judgement(trial, rung).isPresent())
                .toList();
        List<Trial> best = new ArrayList<>(Halving.best(
                whole, trial -> search.metric().cost(judgement(trial, rung).orElseThrow()), places));
        whole.stream().filter(Trial::isDefaults).filter(t -> !best.contains(t)).forEach(best::add);
        return best;
    }

    private void leaveBehind(List<Trial> here, List<Trial> goOn) {
        engine.giveUp(here.stream()
                .filter(trial -> !goOn.contains(trial))
                .map(Trial::spec)
                .toList());
    }

    /** The highest rung first, in each the best first, and last what could not be trained. */
    private Comparator<JudgedTrial> order() {
        return Comparator.<JudgedTrial>comparingInt(judged -> -judged.rungs().size())
                .thenComparingDouble(judged -> judged.last()
                        .map(search.metric()::cost)
                        .filter(cost -> !Double.isNaN(cost))
                        .orElse(Double.POSITIVE_INFINITY));
    }
}
