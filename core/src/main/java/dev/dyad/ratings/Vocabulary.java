package dev.dyad.ratings;

import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The external ids of the users or the items, numbered by row from 0. Ids are 64-bit numbers where all of them are,
 * texts otherwise; either way a caller may speak of them as text. Immutable; made by a {@link Builder}.
 */
public final class Vocabulary {

    private final int size;
    private final long @Nullable [] numbers;
    private final String @Nullable [] texts;
    private final int[] table;

    private Vocabulary(int size, long @Nullable [] numbers, String @Nullable [] texts, int[] table) {
        this.size = size;
        this.numbers = numbers;
        this.texts = texts;
        this.table = table;
    }

    /** The vocabulary of these numbers, in this order; they must differ. */
    public static Vocabulary of(long... ids) {
        Builder builder = new Builder();
        for (long id : ids) {
            builder.row(id);
        }
        return builder.buildOf(ids.length);
    }

    /** The vocabulary of these texts, in this order; they must differ. */
    public static Vocabulary of(String... ids) {
        Builder builder = new Builder();
        for (String id : ids) {
            builder.row(id);
        }
        return builder.buildOf(ids.length);
    }

    public int size() {
        return size;
    }

    /** Whether all ids are 64-bit numbers. */
    public boolean isNumeric() {
        return numbers != null;
    }

    /** The id of a row, as text. */
    public String id(int row) {
        checkRow(row);
        return numbers != null ? Long.toString(numbers[row]) : texts()[row];
    }

    /** The id of a row as a number; only where {@link #isNumeric()}. */
    public long number(int row) {
        checkRow(row);
        if (numbers == null) {
            throw new IllegalStateException("ids are texts, not numbers");
        }
        return numbers[row];
    }

    /** The row of an id, if it is known. */
    public OptionalInt row(String id) {
        if (numbers == null) {
            return find(slotOf(table, texts(), id));
        }
        return isNumber(id) ? row(Long.parseLong(id)) : OptionalInt.empty();
    }

    /** The row of an id, if it is known. */
    public OptionalInt row(long id) {
        return numbers == null ? row(Long.toString(id)) : find(slotOf(table, numbers, id));
    }

    private OptionalInt find(int slot) {
        return table[slot] == 0 ? OptionalInt.empty() : OptionalInt.of(table[slot] - 1);
    }

    private String[] texts() {
        if (texts == null) {
            throw new IllegalStateException("ids are numbers, not texts");
        }
        return texts;
    }

    private void checkRow(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of " + size);
        }
    }

    /** Whether a text is a 64-bit number written in the one usual way, so that text and number stand for each other. */
    private static boolean isNumber(String id) {
        int start = id.startsWith("-") ? 1 : 0;
        int digits = id.length() - start;
        if (digits < 1 || digits > 19 || (id.charAt(start) == '0' && (digits > 1 || start == 1))) {
            return false;
        }
        for (int i = start; i < id.length(); i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return false;
            }
        }
        if (digits < 19) {
            return true;
        }
        try {
            Long.parseLong(id);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Where an id is, or would go: open addressing with linear probing; a slot holds row + 1, or 0 when free. */
    private static int slotOf(int[] table, long[] ids, long id) {
        int mask = table.length - 1;
        int slot = (int) ((id * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (table[slot] != 0 && ids[table[slot] - 1] != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int slotOf(int[] table, String[] ids, String id) {
        int mask = table.length - 1;
        int slot = ((id.hashCode() * 0x9E3779B9) >>> 7) & mask;
        while (table[slot] != 0 && !ids[table[slot] - 1].equals(id)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Numbers ids by the order in which they first appear. Not safe for use by several threads. */
    public static final class Builder {

        private int size;
        private long[] numbers = new long[16];
        private String @Nullable [] texts;
        private int[] table = new int[64];

        /** Knows no ids yet. */
        public Builder() {}

        /** How many different ids were met so far. */
        public int size() {
            return size;
        }

        /** The row of this id, a new one if it was not met before. */
        public int row(long id) {
            if (texts != null) {
                return row(Long.toString(id));
            }
            int slot = slotOf(table, numbers, id);
            if (table[slot] != 0) {
                return table[slot] - 1;
            }
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, grown(size));
            }
            numbers[size] = id;
            return added(slot);
        }

        /** The row of this id, a new one if it was not met before. */
        public int row(String id) {
            if (texts == null && isNumber(id)) {
                return row(Long.parseLong(id));
            }
            String[] known = texts == null ? useTexts() : texts;
            int slot = slotOf(table, known, id);
            if (table[slot] != 0) {
                return table[slot] - 1;
            }
            if (size == known.length) {
                known = Arrays.copyOf(known, grown(size));
                texts = known;
            }
            known[size] = id;
            return added(slot);
        }

        public Vocabulary build() {
            return texts != null
                    ? new Vocabulary(size, null, Arrays.copyOf(texts, size), table.clone())
                    : new Vocabulary(size, Arrays.copyOf(numbers, size), null, table.clone());
        }

        private Vocabulary buildOf(int expected) {
            if (size != expected) {
                throw new IllegalArgumentException((expected - size) + " of " + expected + " ids repeat another");
            }
            return build();
        }

        private int added(int slot) {
            table[slot] = ++size;
            if (size * 2 > table.length) {
                rehash(table.length * 2);
            }
            return size - 1;
        }

        /** The first id that is no number: from here on all ids are texts, in the rows they have. */
        private String[] useTexts() {
            String[] converted = new String[Math.max(16, numbers.length)];
            for (int i = 0; i < size; i++) {
                converted[i] = Long.toString(numbers[i]);
            }
            texts = converted;
            numbers = new long[0];
            rehash(table.length);
            return converted;
        }

        private void rehash(int length) {
            table = new int[length];
            for (int i = 0; i < size; i++) {
                table[texts != null ? slotOf(table, texts, texts[i]) : slotOf(table, numbers, numbers[i])] = i + 1;
            }
        }

        private static int grown(int size) {
            return size + (size >> 1) + 16;
        }
    }
}
