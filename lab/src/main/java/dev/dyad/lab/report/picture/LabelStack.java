package dev.dyad.lab.report.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Places labels beside one another's wishes: as near as possible to where each wants to be, without touching. */
final class LabelStack {

    private LabelStack() {}

    /** Labels that touch, moved as one. */
    private record Group(List<Integer> labels, double middle) {

        double top(double gap) {
            return middle - gap * (labels.size() - 1) / 2;
        }

        double bottom(double gap) {
            return middle + gap * (labels.size() - 1) / 2;
        }
    }

    /**
     * Where labels go.
     *
     * @param wished heights, in any order
     * @param gap between two labels at least
     * @param lowest allowed height
     * @param highest allowed height; gives way where there are too many labels
     * @return the heights in the order of {@code wished}
     */
    static double[] place(double[] wished, double gap, double lowest, double highest) {
        List<Group> groups = new ArrayList<>();
        IntStream.range(0, wished.length)
                .boxed()
                .sorted(Comparator.comparingDouble(label -> wished[label]))
                .forEach(label -> push(groups, new Group(List.of(label), wished[label]), wished, gap, lowest, highest));
        double[] heights = new double[wished.length];
        for (Group group : groups) {
            for (int k = 0; k < group.labels.size(); k++) {
                heights[group.labels.get(k)] = group.top(gap) + k * gap;
            }
        }
        return heights;
    }

    /** Adds a group below all others, and merges it with those it touches. */
    private static void push(
            List<Group> groups, Group added, double[] wished, double gap, double lowest, double highest) {
        Group group = within(added, gap, lowest, highest);
        while (!groups.isEmpty()) {
            Group above = groups.get(groups.size() - 1);
            if (above.bottom(gap) + gap <= group.top(gap) + 1e-9) {
                break;
            }
            groups.remove(groups.size() - 1);
            List<Integer> both = new ArrayList<>(above.labels);
            both.addAll(group.labels);
            double middle =
                    both.stream().mapToDouble(label -> wished[label]).average().orElseThrow();
            group = within(new Group(both, middle), gap, lowest, highest);
        }
        groups.add(group);
    }

    private static Group within(Group group, double gap, double lowest, double highest) {
        double half = gap * (group.labels.size() - 1) / 2;
        double middle = Math.max(lowest + half, Math.min(highest - half, group.middle));
        return new Group(group.labels, middle);
    }
}
