package dev.dyad.data;

import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Vocabulary;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Numbers the items by the order in which they are first rated. */
sealed interface ItemRows {

    /** Whether there can be such an item. */
    boolean has(long id);

    /** Whether there can be such an item. */
    boolean has(String id);

    /** The row of an item there can be, a new one where it was not met before. */
    int row(long id);

    /** The row of an item there can be, a new one where it was not met before. */
    int row(String id);

    /** How many items were met. */
    int size();

    /** The items met. */
    Catalog catalog();

    /** How many items of the table were never met. */
    int unrated();

    /** @param table asked for when the first item is, so that it can be read in the meantime */
    static ItemRows of(Optional<Supplier<Catalog>> table) {
        return table.<ItemRows>map(Listed::new).orElseGet(Open::new);
    }

    /** Any item. */
    final class Open implements ItemRows {
        private final Vocabulary.Builder ids = new Vocabulary.Builder();

        @Override
        public boolean has(long id) {
            return true;
        }

        @Override
        public boolean has(String id) {
            return true;
        }

        @Override
        public int row(long id) {
            return ids.row(id);
        }

        @Override
        public int row(String id) {
            return ids.row(id);
        }

        @Override
        public int size() {
            return ids.size();
        }

        @Override
        public Catalog catalog() {
            return Catalog.of(ids.build());
        }

        @Override
        public int unrated() {
            return 0;
        }
    }

    /** The items of a table. */
    final class Listed implements ItemRows {
        private final Supplier<Catalog> source;
        private @Nullable Catalog table;

        /** The row of each row of the table, plus 1; 0 where it was not met. */
        private int[] rows = {};

        /** The row of the table of each row. */
        private int[] order = new int[64];

        private int size;

        Listed(Supplier<Catalog> source) {
            this.source = source;
        }

        private Catalog table() {
            Catalog known = table;
            if (known == null) {
                known = source.get();
                table = known;
                rows = new int[known.size()];
            }
            return known;
        }

        @Override
        public boolean has(long id) {
            return table().ids().row(id).isPresent();
        }

        @Override
        public boolean has(String id) {
            return table().ids().row(id).isPresent();
        }

        @Override
        public int row(long id) {
            return rowOf(table().ids().row(id).orElseThrow());
        }

        @Override
        public int row(String id) {
            return rowOf(table().ids().row(id).orElseThrow());
        }

        private int rowOf(int listed) {
            if (rows[listed] == 0) {
                if (size == order.length) {
                    order = Arrays.copyOf(order, size * 2);
                }
                order[size] = listed;
                rows[listed] = ++size;
            }
            return rows[listed] - 1;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public Catalog catalog() {
            return CatalogRows.select(table(), Arrays.copyOf(order, size));
        }

        @Override
        public int unrated() {
            return table().size() - size;
        }
    }
}
