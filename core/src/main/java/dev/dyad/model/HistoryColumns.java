package dev.dyad.model;

import dev.dyad.ratings.Ratings;

/** Where the item and the level of each rating of a history stand. */
sealed interface HistoryColumns {

    int item(int k);

    int level(int k);

    void copyItems(int first, int[] target, int count);

    void copyLevels(int first, byte[] target, int count);

    record Own(int[] items, byte[] levels) implements HistoryColumns {
        @Override
        public int item(int k) {
            return items[k];
        }

        @Override
        public int level(int k) {
            return levels[k] & 0xFF;
        }

        @Override
        public void copyItems(int first, int[] target, int count) {
            System.arraycopy(items, first, target, 0, count);
        }

        @Override
        public void copyLevels(int first, byte[] target, int count) {
            System.arraycopy(levels, first, target, 0, count);
        }
    }

    record Shared(Ratings ratings) implements HistoryColumns {
        @Override
        public int item(int k) {
            return ratings.item(k);
        }

        @Override
        public int level(int k) {
            return ratings.level(k);
        }

        @Override
        public void copyItems(int first, int[] target, int count) {
            ratings.copyItems(first, target, count);
        }

        @Override
        public void copyLevels(int first, byte[] target, int count) {
            ratings.copyLevels(first, target, count);
        }
    }
}
