package dev.dyad.recommend;

import dev.dyad.kernel.Parallel;
import dev.dyad.model.TrainedModel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Recommends to all users, in blocks of them. */
final class TopOfAll {

    /** Blocks that may be done and wait for one before them, for each thread. */
    private static final int AHEAD = 4;

    private final Recommender recommender;
    private final TrainedModel model;
    private final BitSet learned;
    private final ItemPanels panels;
    private final int count;

    /**
     * @param learned the users with training ratings
     * @param trained the items with training ratings
     */
    TopOfAll(Recommender recommender, TrainedModel model, BitSet learned, BitSet trained, int count) {
        this.recommender = recommender;
        this.model = model;
        this.learned = learned;
        this.count = count;
        this.panels = ItemPanels.of(model.factors(), trained, meanLength(model, learned));
    }

    private static double meanLength(TrainedModel model, BitSet users) {
        float[] vector = new float[model.factors().itemVectors().dim()];
        return users.stream()
                .mapToDouble(user -> {
                    model.factors().userVectors().copyRow(user, vector, 0);
                    ItemPanels.scale(vector, ItemPanels.userScale(model.factors(), user));
                    return ItemPanels.length(vector, 0, vector.length, 1);
                })
                .average()
                .orElse(0);
    }

    /** Recommendations of neighbouring users. */
    private record Part(int first, List<List<Recommendation>> best) {}

    void run(int threads, Recommender.ForUser target) {
        int users = model.users().size();
        int size = UserBlock.size(count);
        InTurn<Part> inTurn = new InTurn<>(AHEAD * threads, part -> {
            for (int i = 0; i < part.best.size(); i++) {
                target.accept(part.first + i, part.best.get(i));
            }
        });
        Parallel.forEach(threads, (users + size - 1) / size, block -> {
            try {
                inTurn.put(block, part(block * size, Math.min(users, (block + 1) * size)));
            } catch (RuntimeException | Error e) {
                inTurn.breakOff();
                throw e;
            }
        });
    }

    private Part part(int from, int to) {
        int[] users = IntStream.range(from, to).filter(learned::get).toArray();
        UserBlock block = new UserBlock(model.factors(), panels, model.history(), users, count);
        block.scan();
        return new Part(
                from,
                IntStream.range(from, to)
                        .mapToObj(user -> learned.get(user)
                                ? block.best(Arrays.binarySearch(users, user))
                                : recommender.topN(user, count))
                        .toList());
    }
}
