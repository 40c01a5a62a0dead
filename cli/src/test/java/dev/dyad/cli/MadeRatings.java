package dev.dyad.cli;

import dev.dyad.Progress;
import dev.dyad.data.synthetic.SyntheticRatings;
import dev.dyad.data.synthetic.SyntheticShape;
import java.nio.file.Path;

/** Small sets of made ratings in the format of MovieLens. */
final class MadeRatings {

    private MadeRatings() {}

    /** 3,000 ratings of 80 movies by 60 users. */
    static Path in(Path folder) {
        return in(folder, 60, 80, 3_000);
    }

    static Path in(Path folder, int users, int items, int ratings) {
        Path data = folder.resolve("made");
        SyntheticShape shape = SyntheticShape.like("demo").withSize(users, items, ratings);
        new SyntheticRatings(shape, 11).writeTo(data, 1, Progress.NONE);
        return data;
    }
}
