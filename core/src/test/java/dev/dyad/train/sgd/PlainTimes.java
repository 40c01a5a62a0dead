package dev.dyad.train.sgd;

import dev.dyad.ratings.Ratings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What features of time do, as plainly as can be, in double precision; a part of {@link PlainSgd}. It takes where stretches
 * and eras begin from the fast one, and nothing else.
 */
final class PlainTimes {

    private final SgdTimes like;
    private final Map<List<Long>, Long> timeOfPair = new HashMap<>();
    private final Map<List<Long>, Integer> counts = new HashMap<>();
    private final Map<List<Long>, Double> biases = new HashMap<>();

    private static final long DAY = 0;
    private static final long SITTING = 1;
    private static final long DRIFT = 2;

    PlainTimes(Ratings train, SgdTimes like) {
        this.like = like;
        for (int i = 0; train.hasTimes() && i < train.size(); i++) {
            timeOfPair.put(List.of((long) train.user(i), (long) train.item(i)), train.time(i));
        }
        for (int i = 0; train.hasTimes() && i < train.size(); i++) {
            for (List<Long> key : keys(train.user(i), train.item(i))) {
                counts.merge(key, 1, Integer::sum);
            }
        }
    }

    int era(Ratings ratings, int i) {
        return ratings.hasTimes() ? like.eras().of(ratings.day(i)) : 0;
    }

    int era(int user, int item) {
        return timeOfPair.isEmpty() ? 0 : like.eras().of((int) (time(user, item) / 86400));
    }

    private long time(int user, int item) {
        return timeOfPair.get(List.of((long) user, (long) item));
    }

    private List<List<Long>> keys(long user, long item) {
        if (timeOfPair.isEmpty()) {
            return List.of();
        }
        long time = time((int) user, (int) item);
        return List.of(List.of(DAY, user, time / 86400), List.of(SITTING, user, time / 300), List.of(DRIFT, item, (long)
                like.drift().stretches().of((int) (time / 86400))));
    }

    private boolean isOn(List<Long> key) {
        long kind = key.get(0);
        return kind == DAY
                ? !like.days().isEmpty()
                : kind == SITTING ? !like.sittings().isEmpty() : !like.drift().isEmpty();
    }

    double shift(int user, int item) {
        double shift = 0;
        for (List<Long> key : keys(user, item)) {
            shift += biases.getOrDefault(key, 0.0);
        }
        return shift;
    }

    void learn(int user, int item, double rate, double pull) {
        for (List<Long> key : keys(user, item)) {
            if (isOn(key)) {
                double weight = (key.get(0) == DRIFT ? 30.0 : 8.0) / counts.get(key);
                double moved = biases.getOrDefault(key, 0.0) + 0.3 * rate * pull;
                biases.put(key, moved / (1 + 0.3 * rate * weight));
            }
        }
    }
}
