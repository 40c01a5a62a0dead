package dev.dyad.lab.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * Ours against published, run by run. On the diagonal both agree.
 *
 * @param pairs in no particular order
 */
public record ScatterFigure(String name, String title, String note, Measure measure, List<Pair> pairs)
        implements Figure {

    /**
     * A run and its published twin.
     *
     * @param label of the run
     * @param published value, on the axis below
     * @param ours value, on the axis beside
     */
    public record Pair(String label, double published, Value ours) {

        /** How far ours lies above the published value. */
        public double difference() {
            return ours.value() - published;
        }
    }

    public ScatterFigure {
        pairs = List.copyOf(pairs);
    }

    @Override
    public Stream<Value> values() {
        return pairs.stream().map(Pair::ours);
    }
}
