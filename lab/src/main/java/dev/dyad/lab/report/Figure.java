package dev.dyad.lab.report;

import java.util.stream.Stream;

/** A figure, by its numbers. Values are fractions. */
public sealed interface Figure permits BarFigure, LineFigure, PanelFigure, ScatterFigure {

    /** Of its place and file, such as {@code max-test-accuracy}: a to z, 0 to 9 and hyphens. */
    String name();

    /** What is shown, in a few words. */
    String title();

    /** What to know for reading it, such as what the intervals are; may be empty. */
    String note();

    /** What the values are. */
    Measure measure();

    /** All of our values. */
    Stream<Value> values();

    /** How many digits behind the point the figure's values deserve: two where they are surer than a tenth. */
    default int digits() {
        double[] halves = values().filter(Value::hasInterval)
                .mapToDouble(value -> (value.high() - value.low()) / 2)
                .sorted()
                .toArray();
        return halves.length > 0 && halves[halves.length / 2] < 0.001 ? 2 : 1;
    }
}
