package dev.dyad.lab.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * The same values over several quantities, a panel for each.
 *
 * @param groups what the points of each group are; later ones lie above earlier ones
 * @param low the lowest value shown; points below stand at the edge
 * @param high the highest, likewise
 * @param panels with the same axis of values
 */
public record PanelFigure(
        String name,
        String title,
        String note,
        Measure measure,
        List<String> groups,
        double low,
        double high,
        List<Panel> panels)
        implements Figure {

    /**
     * A quantity.
     *
     * @param title of its axis
     * @param names of its places, from 0; empty where it has numbers
     * @param spacing of numbers
     */
    public record Panel(String title, List<String> names, Spacing spacing, List<Dot> dots) {
        public Panel {
            names = List.copyOf(names);
            dots = List.copyOf(dots);
        }
    }

    /** How the numbers of a quantity lie on its axis. */
    public enum Spacing {
        LINEAR,
        LOG
    }

    /**
     * A point.
     *
     * @param x number, or place from 0
     * @param group from 0
     * @param label what stands beside it; mostly nothing
     */
    public record Dot(double x, double value, int group, String label) {}

    public PanelFigure {
        groups = List.copyOf(groups);
        panels = List.copyOf(panels);
    }

    @Override
    public Stream<Value> values() {
        return panels.stream().flatMap(panel -> panel.dots().stream()).map(dot -> Value.of(dot.value()));
    }

    @Override
    public int digits() {
        return 2;
    }
}
