package dev.dyad.bench.whole;

import dev.dyad.ratings.Ratings;
import java.nio.file.Path;

/**
 * What every peer is given.
 *
 * @param data where Dyad reads all ratings, split by itself
 * @param seed of the split
 * @param folder for models and predictions; the split lies in it as {@code train.txt} and {@code test.txt}
 * @param heldOut the held-out ratings, in the order of {@code test.txt}
 * @param mean of the training ratings
 * @param dim number of factors
 * @param threads all may use
 * @param epochs or sweeps
 */
record PeerTask(Path data, long seed, Path folder, Ratings heldOut, double mean, int dim, int threads, int epochs) {

    Path train() {
        return folder.resolve("train.txt");
    }

    Path test() {
        return folder.resolve("test.txt");
    }
}
