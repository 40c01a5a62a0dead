package dev.dyad.recommend;

import dev.dyad.kernel.Parallel;
import dev.dyad.model.FactorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Recommends to all users, in blocks of them. */
final class TopOfAll {

    /** Blocks that may be done and wait for one before them, for each thread. */
    private static final int AHEAD = 4;

    private final Recommender recommender;
    private final FactorModel model;
    private final int[] users;
    private final BitSet learned;
    private final ItemPanels panels;
    private final int count;

    /**
     * @param users whom to recommend to
     * @param learned those of them with training ratings
     * @param trained the items with training ratings
     */
    TopOfAll(Recommender recommender, FactorModel model, int[] users, BitSet learned, BitSet trained, int count) {
        this.recommender = recommender;
        this.model = model;
        this.users = users;
        this.learned = learned;
        this.count = count;
        this.panels = ItemPanels.of(model, trained, meanLength(model, learned));
    }

    private static double meanLength(FactorModel model, BitSet users) {
        float[] vector = new float[model.itemVectors().dim()];
        return users.stream()
                .mapToDouble(user -> {
                    model.userVectors().copyRow(user, vector, 0);
                    ItemPanels.scale(vector, ItemPanels.userScale(model, user));
                    return ItemPanels.length(vector, 0, vector.length, 1);
                })
                .average()
                .orElse(0);
    }

    /** Recommendations of neighbouring users. */
    private record Part(int first, List<List<Recommendation>> best) {}

    void run(int threads, Recommender.ForUser target) {
        int size = UserBlock.size(count);
        InTurn<Part> inTurn = new InTurn<>(AHEAD * threads, part -> {
            for (int i = 0; i < part.best.size(); i++) {
                target.accept(users[part.first + i], part.best.get(i));
            }
        });
        Parallel.forEach(threads, (users.length + size - 1) / size, block -> {
            try {
                inTurn.put(block, part(block * size, Math.min(users.length, (block + 1) * size)));
            } catch (RuntimeException | Error e) {
                inTurn.breakOff();
                throw e;
            }
        });
    }

    private Part part(int from, int to) {
        int[] scored = Arrays.stream(users, from, to).filter(learned::get).toArray();
        UserBlock block = new UserBlock(model, panels, recommender, scored, count);
        block.scan();
        List<List<Recommendation>> best = new ArrayList<>();
        int place = 0;
        for (int k = from; k < to; k++) {
            best.add(learned.get(users[k]) ? block.best(place++) : recommender.scored(users[k], count));
        }
        return new Part(from, best);
    }
}
