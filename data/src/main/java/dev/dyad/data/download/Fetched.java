package dev.dyad.data.download;

import java.nio.file.Path;

/**
 * A data set that is there.
 *
 * @param folder holds its files as published
 * @param proof how it is known to be whole
 */
public record Fetched(Path folder, Proof proof) {

    /** How a data set is known to be as published. */
    public enum Proof {
        ALREADY_CACHED("already in the cache, verified when it was fetched"),
        PUBLISHED_MD5("verified by the MD5 sum published beside it"),
        ARCHIVE_CRC("no MD5 sum is published beside it: verified by the archive's own CRC-32 sums only"),
        ARCHIVE_CRC_OFFLINE(
                "the published MD5 sum could not be fetched: verified by the archive's own CRC-32 sums only");

        private final String text;

        Proof(String text) {
            this.text = text;
        }

        /** For people. */
        @Override
        public String toString() {
            return text;
        }
    }
}
