package dev.dyad.bench.whole;

import dev.dyad.Progress;
import dev.dyad.data.synthetic.SyntheticRatings;
import dev.dyad.data.synthetic.SyntheticShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Ratings made for a benchmark, in its work folder; made once. */
final class MadeRatings {

    private MadeRatings() {}

    /** The folder of ratings like those of a known set, so many of them where that is said. */
    static Path in(Path work, String like, Optional<Long> ratings, long seed) {
        SyntheticShape named = SyntheticShape.like(like);
        SyntheticShape shape = ratings.map(named::scaledTo).orElse(named);
        Path folder = work.resolve("made-%s-%d-%d".formatted(shape.name(), shape.ratings(), seed));
        if (!Files.exists(folder.resolve("ratings.csv"))) {
            new SyntheticRatings(shape, seed).writeTo(folder, Progress.NONE);
        }
        return folder;
    }
}
