package dev.dyad.data.sql;

import dev.dyad.ratings.Vocabulary;

/** Finds the row of an id; −1 where it has none. */
interface IdRows {

    int of(long id);

    int of(String id);

    /** A new row for each id that was not met before. */
    static IdRows growing(Vocabulary.Builder ids) {
        return new IdRows() {
            @Override
            public int of(long id) {
                return ids.row(id);
            }

            @Override
            public int of(String id) {
                return ids.row(id);
            }
        };
    }

    /** The rows of these ids and no others. */
    static IdRows known(Vocabulary ids) {
        return new IdRows() {
            @Override
            public int of(long id) {
                return ids.row(id).orElse(-1);
            }

            @Override
            public int of(String id) {
                return ids.row(id).orElse(-1);
            }
        };
    }
}
