package dev.dyad.lab.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much one setting had to do with how good trials were: the share of the differences between their ranks that lies
 * between groups with like values, less what as many groups at random would have of it (ε², Kelley, "An unbiased
 * correlation ratio measure", PNAS 21, 1935). Numbers make four groups of equal size, so that a best value in the middle
 * counts as much as one at an end.
 */
final class Influence {

    private static final int GROUPS = 4;

    private Influence() {}

    /**
     * The share, 0 to 1; 0 where there are too few trials to tell.
     *
     * @param values of the setting, by trial
     * @param costs of the trials; not finite ones are worst
     */
    static double ofNumbers(double[] values, double[] costs) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        int[] groups = new int[values.length];
        for (int k = 0; k < order.length; k++) {
            groups[order[k]] = k * GROUPS / order.length;
        }
        return of(groups, costs);
    }

    /** The same of values that are no numbers, each a group. */
    static double ofNames(List<String> values, double[] costs) {
        Map<String, Integer> groups = new HashMap<>();
        return of(
                values.stream()
                        .mapToInt(value -> groups.computeIfAbsent(value, v -> groups.size()))
                        .toArray(),
                costs);
    }

    private static double of(int[] groups, double[] costs) {
        double[] ranks = ranks(costs);
        Map<Integer, List<Double>> byGroup = new HashMap<>();
        for (int i = 0; i < groups.length; i++) {
            byGroup.computeIfAbsent(groups[i], g -> new ArrayList<>()).add(ranks[i]);
        }
        int free = groups.length - byGroup.size();
        if (free < 1 || byGroup.size() < 2) {
            return 0;
        }
        double all = squares(Arrays.stream(ranks).boxed().toList());
        double within =
                byGroup.values().stream().mapToDouble(Influence::squares).sum();
        return Math.max(0, 1 - within / free * (groups.length - 1) / all);
    }

    private static double squares(List<Double> values) {
        double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
        return values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    }

    private static double[] ranks(double[] costs) {
        Integer[] order = IntStream.range(0, costs.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> Double.isFinite(costs[i]) ? costs[i] : Double.MAX_VALUE));
        double[] ranks = new double[costs.length];
        for (int k = 0; k < order.length; k++) {
            ranks[order[k]] = k;
        }
        return ranks;
    }
}
