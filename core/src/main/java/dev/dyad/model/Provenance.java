package dev.dyad.model;

import java.util.List;
import java.util.Map;

/**
 * Where a model comes from: enough to train it again, and to tell whether ratings at hand are those it was trained on.
 *
 * @param dataName such as {@code ml-25m}
 * @param dataSource the path, query or settings the ratings were read from
 * @param dataChecksum {@link dev.dyad.ratings.Dataset#checksum()}
 * @param ratings how many there were, held-out ones included
 * @param split the written form of the split
 * @param validation the share of the training part that was held back for validation, 0 for none
 * @param seed of split, validation part, start and order
 * @param trainer its name and settings, by their names on the command line
 * @param epochs the learning curve
 * @param environment versions of Dyad and Java, kernel, threads
 * @param startedAt when training started, ISO-8601 in UTC
 * @param seconds how long training took
 */
public record Provenance(
        String dataName,
        String dataSource,
        String dataChecksum,
        long ratings,
        String split,
        double validation,
        long seed,
        Map<String, String> trainer,
        List<EpochReport> epochs,
        Map<String, String> environment,
        String startedAt,
        double seconds) {

    public Provenance {
        trainer = Map.copyOf(trainer);
        epochs = List.copyOf(epochs);
        environment = Map.copyOf(environment);
    }
}
