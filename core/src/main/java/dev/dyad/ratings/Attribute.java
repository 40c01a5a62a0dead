package dev.dyad.ratings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of every row under one name: a movie's genres, its year, a user's occupation. A row has no value, one
 * or several, in the order they were given. Immutable; made by a {@link Builder}.
 */
public final class Attribute {

    private final String name;
    private final List<String> values;
    private final int[] starts;
    private final int[] codes;

    private Attribute(String name, List<String> values, int[] starts, int[] codes) {
        this.name = name;
        this.values = values;
        this.starts = starts;
        this.codes = codes;
    }

    /**
     * An attribute as it was written down.
     *
     * @param values the different values, by code
     * @param starts rows + 1 ascending positions, from 0 to the number of codes
     * @param codes each row's values, row by row
     */
    public static Attribute of(String name, List<String> values, int[] starts, int[] codes) {
        boolean sound = starts.length > 0
                && starts[0] == 0
                && starts[starts.length - 1] == codes.length
                && new HashSet<>(values).size() == values.size();
        for (int r = 0; sound && r < starts.length - 1; r++) {
            sound = starts[r] <= starts[r + 1];
        }
        for (int k = 0; sound && k < codes.length; k++) {
            sound = codes[k] >= 0 && codes[k] < values.size();
        }
        if (!sound) {
            throw new IllegalArgumentException("attribute " + name + ": values, starts and codes do not fit together");
        }
        return new Attribute(name, List.copyOf(values), starts.clone(), codes.clone());
    }

    public String name() {
        return name;
    }

    /** How many rows it describes. */
    public int rows() {
        return starts.length - 1;
    }

    /** The different values, by code, in the order they were first met. */
    public List<String> values() {
        return values;
    }

    /** How many values a row has. */
    public int count(int row) {
        return starts[row + 1] - starts[row];
    }

    /** The code of a row's {@code k}-th value. */
    public int code(int row, int k) {
        return codes[starts[row] + k];
    }

    /** A row's values. */
    public List<String> of(int row) {
        List<String> result = new ArrayList<>(count(row));
        for (int k = 0; k < count(row); k++) {
            result.add(values.get(code(row, k)));
        }
        return result;
    }

    /** Takes the rows in order, from 0. */
    public static final class Builder {

        private final String name;
        private final Map<String, Integer> codeOf = new LinkedHashMap<>();
        private int rows;
        private int[] starts = new int[64];
        private int[] codes = new int[64];

        public Builder(String name) {
            this.name = name;
        }

        /** Adds the next row. */
        public Builder add(List<String> rowValues) {
            int end = starts[rows] + rowValues.size();
            if (end > codes.length) {
                codes = Arrays.copyOf(codes, end * 2);
            }
            for (int k = 0; k < rowValues.size(); k++) {
                Integer known = codeOf.putIfAbsent(rowValues.get(k), codeOf.size());
                codes[starts[rows] + k] = known == null ? codeOf.size() - 1 : known;
            }
            rows++;
            if (rows == starts.length) {
                starts = Arrays.copyOf(starts, rows * 2);
            }
            starts[rows] = end;
            return this;
        }

        public Attribute build() {
            return new Attribute(
                    name,
                    List.copyOf(codeOf.keySet()),
                    Arrays.copyOf(starts, rows + 1),
                    Arrays.copyOf(codes, starts[rows]));
        }
    }
}
