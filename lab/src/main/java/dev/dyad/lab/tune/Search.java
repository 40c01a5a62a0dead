package dev.dyad.lab.tune;

import dev.dyad.DyadException;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.studies.RunSettings;
import dev.dyad.lab.studies.SearchSpace;
import dev.dyad.model.Head;
import dev.dyad.ratings.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is searched for, and by what.
 *
 * @param space where
 * @param defaults the settings as they are usual, the space's base among them
 * @param metric by which trials are ranked
 * @param trials how many begin, the defaults among them
 * @param validation how the validation part is held out of the ratings that may be used
 * @param seed of validation part, trainings and draws
 */
public record Search(
        SearchSpace space, RunSettings defaults, TuneMetric metric, int trials, Split validation, long seed) {

    public Search {
        // Says what is wrong with the number of trials.
        new Halving(trials, defaults.toSpec().trainer().epochs()).rungs();
    }

    /**
     * A search by what is usual, but for what is said.
     *
     * @param said settings that take the place of the space's base and of what is usual, by name
     */
    public static Search of(
            SearchSpace space, Map<String, String> said, TuneMetric metric, int trials, Split validation, long seed) {
        Map<String, String> base = new HashMap<>(space.base());
        base.putAll(said);
        Head head = Head.parse(base.getOrDefault("head", Head.REGRESSION.toString()));
        if (metric == TuneMetric.NLL && head != Head.ORDINAL) {
            throw DyadException.usage("Metric nll needs probabilities; add --head ordinal, or take --metric rmse");
        }
        RunSettings usual = RunSettings.usual(base.getOrDefault("trainer", "sgd"), head);
        Map<String, String> whole = new HashMap<>(base);
        whole.put("split", validation.toString());
        whole.put("seed", Long.toString(seed));
        return new Search(space, usual.with(whole), metric, trials, validation, seed);
    }

    /** The defaults and the drawn trials, in the order of their numbers; fewer where the space has no more. */
    List<Trial> all() {
        List<Trial> all = new ArrayList<>();
        RunSpec usual = defaults.toSpec();
        Map<String, String> settings = usual.settings();
        Map<String, String> varied = new LinkedHashMap<>();
        space.ranges().keySet().forEach(name -> varied.put(name, settings.getOrDefault(name, "as usual")));
        all.add(new Trial(0, varied, usual));
        for (Map<String, String> point : space.draw(trials - 1, seed)) {
            RunSpec spec = defaults.with(point).toSpec();
            if (all.stream().noneMatch(trial -> trial.spec().equals(spec))) {
                all.add(new Trial(all.size(), point, spec));
            }
        }
        return all;
    }

    /** The rungs of that many trials. */
    Halving halving(int count) {
        return new Halving(count, defaults.toSpec().trainer().epochs());
    }
}
