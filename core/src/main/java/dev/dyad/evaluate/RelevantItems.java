package dev.dyad.evaluate;

import dev.dyad.model.History;
import dev.dyad.ratings.RatingScale;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The items that each user finds relevant, by the ratings that judge. */
final class RelevantItems {

    /** Far below a step of any scale: what 4 is read as is not less than 4. */
    private static final double TOLERANCE = 1e-9;

    private final int[] starts;
    private final int[] items;

    private RelevantItems(int[] starts, int[] items) {
        this.starts = starts;
        this.items = items;
    }

    static RelevantItems of(History history, RatingScale scale, RankingProtocol protocol) {
        double from = protocol.relevantFrom().orElse(Double.NEGATIVE_INFINITY) - TOLERANCE;
        int[] starts = new int[history.users() + 1];
        int[] items = new int[history.start(history.users())];
        int next = 0;
        for (int user = 0; user < history.users(); user++) {
            for (int k = history.start(user); k < history.start(user + 1); k++) {
                if (history.part(k) == protocol.judge() && scale.value(history.level(k)) >= from) {
                    items[next++] = history.item(k);
                }
            }
            starts[user + 1] = next;
            Arrays.sort(items, starts[user], next);
        }
        return new RelevantItems(starts, Arrays.copyOf(items, next));
    }

    /** The users who have any. */
    int[] users() {
        return IntStream.range(0, starts.length - 1)
                .filter(user -> starts[user] < starts[user + 1])
                .toArray();
    }

    /** A user's relevant items, ascending. */
    int[] of(int user) {
        return Arrays.copyOfRange(items, starts[user], starts[user + 1]);
    }
}
