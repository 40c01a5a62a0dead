package dev.dyad.store;

import dev.dyad.ratings.Ratings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ratings as tensors, one a column. Users whose ratings stand together and in the order of their rows, as files have
 * them as a rule, are told by where each one's ratings start.
 */
final class RatingTensors {

    private static final String USERS = "ratings.users";
    private static final String STARTS = "ratings.users.starts";
    private static final String ITEMS = "ratings.items";
    private static final String LEVELS = "ratings.levels";
    private static final String TIMES = "ratings.times";

    private RatingTensors() {}

    static List<Tensor> of(Ratings ratings) {
        int size = ratings.size();
        return Stream.of(
                        Stream.of(
                                ratings.isByUser()
                                        ? Tensor.ints(STARTS, starts(ratings))
                                        : Tensor.ints(USERS, size, ratings::user),
                                Tensor.ints(ITEMS, size, ratings::copyItems),
                                Tensor.bytes(LEVELS, size, ratings::copyLevels)),
                        ratings.hasTimes()
                                ? Stream.of(Tensor.ints(TIMES, size, i -> (int) ratings.time(i)))
                                : Stream.<Tensor>empty())
                .flatMap(tensors -> tensors)
                .toList();
    }

    /** Where the ratings of each user start, and where those of the last end. */
    private static int[] starts(Ratings ratings) {
        int[] counts = ratings.countByUser();
        int[] starts = new int[counts.length + 1];
        for (int u = 0; u < counts.length; u++) {
            starts[u + 1] = starts[u] + counts[u];
        }
        return starts;
    }

    static int[] users(TensorFile file) {
        if (file.find(STARTS).isEmpty()) {
            return file.ints(USERS);
        }
        int[] starts = file.ints(STARTS);
        int last = starts.length - 1;
        boolean sound = last >= 0 && starts[0] == 0;
        for (int u = 0; sound && u < last; u++) {
            sound = starts[u] <= starts[u + 1];
        }
        if (!sound || starts[last] != file.require(ITEMS, TensorType.I32).elements()) {
            throw file.damaged("tensor '%s' does not run from 0 to the number of ratings".formatted(STARTS));
        }
        int[] users = new int[starts[last]];
        for (int u = 0; u < last; u++) {
            Arrays.fill(users, starts[u], starts[u + 1], u);
        }
        return users;
    }

    static int[] items(TensorFile file) {
        return file.ints(ITEMS);
    }

    static byte[] levels(TensorFile file) {
        return file.bytes(LEVELS);
    }

    static Optional<int[]> times(TensorFile file) {
        return file.find(TIMES).map(tensor -> file.ints(tensor.name()));
    }
}
