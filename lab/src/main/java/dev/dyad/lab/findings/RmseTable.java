package dev.dyad.lab.findings;

import dev.dyad.lab.statistics.ResampledRmse;
import dev.dyad.lab.statistics.RmseDifference;
import dev.dyad.lab.statistics.SquaredErrors;
import dev.dyad.ratings.Ratings;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How the RMSE of a study's variants differs, at the epochs that are best by the test ratings: a paired bootstrap. */
final class RmseTable {

    /** Where a run's resamples are: those of all runs that were judged on the same ratings, and its number there. */
    private record Place(ResampledRmse resampled, int number) {}

    private RmseTable() {}

    static PairTable of(JudgedStudy study, int resamples, int threads) {
        Map<JudgedRun, Place> places = new IdentityHashMap<>();
        for (List<JudgedRun> runs : paired(study)) {
            ResampledRmse resampled = resample(runs, resamples, threads);
            for (int number = 0; number < runs.size(); number++) {
                places.put(runs.get(number), new Place(resampled, number));
            }
        }
        return PairTable.of(
                study.variants().size(),
                (first, second) -> PairTest.ofBootstraps(study.overSeeds(
                        first, second, (one, other) -> difference(place(places, one), place(places, other)))));
    }

    private static Place place(Map<JudgedRun, Place> places, JudgedRun run) {
        return Objects.requireNonNull(places.get(run));
    }

    private static RmseDifference difference(Place one, Place other) {
        return one.resampled.difference(one.number, other.number);
    }

    private static List<List<JudgedRun>> paired(JudgedStudy study) {
        List<List<JudgedRun>> groups = new ArrayList<>();
        for (int variant = 0; variant < study.variants().size(); variant++) {
            for (JudgedRun run : study.runsOf(variant)) {
                groups.stream()
                        .filter(group -> group.get(0).isPairedWith(run))
                        .findFirst()
                        .orElseGet(() -> {
                            List<JudgedRun> fresh = new ArrayList<>();
                            groups.add(fresh);
                            return fresh;
                        })
                        .add(run);
            }
        }
        return groups;
    }

    private static ResampledRmse resample(List<JudgedRun> runs, int resamples, int threads) {
        Ratings ratings = runs.get(0).test().ratings();
        List<TestAnswers> answers =
                runs.stream().map(run -> run.byTest().answers()).toList();
        SquaredErrors errors = (run, from, count, into) -> {
            for (int i = 0; i < count; i++) {
                double error = answers.get(run).rating(from + i) - ratings.value(from + i);
                into[i] = (float) (error * error);
            }
        };
        return ResampledRmse.of(errors, runs.size(), ratings.size(), runs.get(0).seed(), resamples, threads);
    }
}
