package dev.dyad.lab.run;

import dev.dyad.ratings.Dataset;

/**
 * Which ratings a run was trained on.
 *
 * @param name such as {@code ml-25m}
 * @param source where they were read from
 * @param checksum {@link Dataset#checksum()}
 * @param ratings how many there are, test ratings included
 * @param users rows
 * @param items rows
 */
record RunData(String name, String source, String checksum, int ratings, int users, int items) {

    static RunData of(Dataset data) {
        return new RunData(
                data.name(),
                data.source(),
                data.checksum(),
                data.ratings().size(),
                data.users().size(),
                data.items().size());
    }
}
