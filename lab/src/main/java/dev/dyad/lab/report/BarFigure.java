package dev.dyad.lab.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * One value for each variant.
 *
 * @param bars from top to bottom
 */
public record BarFigure(String name, String title, String note, Measure measure, List<Bar> bars) implements Figure {

    /**
     * A bar.
     *
     * @param label of the variant
     * @param ours its value, or why there is none
     * @param published the value published for it
     */
    public record Bar(String label, Reading ours, OptionalDouble published) {}

    public BarFigure {
        bars = List.copyOf(bars);
    }

    @Override
    public Stream<Value> values() {
        return bars.stream().map(Bar::ours).filter(Value.class::isInstance).map(Value.class::cast);
    }
}
