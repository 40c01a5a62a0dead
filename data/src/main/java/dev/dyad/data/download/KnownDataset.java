package dev.dyad.data.download;

import dev.dyad.DyadException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The MovieLens data sets that GroupLens publishes, with what their READMEs say of them. */
public enum KnownDataset {
    ML_100K("ml-100k", 1998, 100_000, 943, 1_682, 5, Passing.ASK, "txt"),
    ML_1M("ml-1m", 2003, 1_000_209, 6_040, 3_900, 6, Passing.ASK, "txt"),
    ML_10M("ml-10m", 2009, 10_000_054, 71_567, 10_681, 66, Passing.ASK, "html"),
    ML_20M("ml-20m", 2015, 20_000_263, 138_493, 27_278, 199, Passing.ASK, "html"),
    ML_25M("ml-25m", 2019, 25_000_095, 162_541, 62_423, 262, Passing.ASK, "html"),
    ML_32M("ml-32m", 2023, 32_000_204, 200_948, 87_585, 239, Passing.ASK, "html"),
    /** Replaced by a newer state from time to time: its counts are those of 2023. */
    ML_LATEST("ml-latest", 2023, 33_832_162, 330_975, 86_537, 335, Passing.ASK, "html"),
    /** Replaced by a newer state from time to time: its counts are those of 2018. */
    ML_LATEST_SMALL("ml-latest-small", 2018, 100_836, 610, 9_742, 1, Passing.SAME_TERMS, "html");

    /** Whether a user may hand the data to others. */
    private enum Passing {
        ASK("pass the data on only with GroupLens's permission"),
        SAME_TERMS("pass the data on only under these same terms");

        private final String text;

        Passing(String text) {
            this.text = text;
        }
    }

    private final String id;
    private final int year;
    private final int ratings;
    private final int users;
    private final int items;
    private final int megabytes;
    private final Passing passing;
    private final String readmeKind;

    KnownDataset(
            String id, int year, int ratings, int users, int items, int megabytes, Passing passing, String readmeKind) {
        this.id = id;
        this.year = year;
        this.ratings = ratings;
        this.users = users;
        this.items = items;
        this.megabytes = megabytes;
        this.passing = passing;
        this.readmeKind = readmeKind;
    }

    /** The data set of that name, such as {@code ml-25m}. */
    public static KnownDataset named(String id) {
        for (KnownDataset dataset : values()) {
            if (dataset.id.equals(id)) {
                return dataset;
            }
        }
        throw DyadException.usage(
                "No data set is called '%s': choose one of %s",
                id, Arrays.stream(values()).map(KnownDataset::id).collect(Collectors.joining(", ")));
    }

    /** The name it is published under, such as {@code ml-25m}. */
    public String id() {
        return id;
    }

    /** The year it was published, or last renewed. */
    public int year() {
        return year;
    }

    public int ratings() {
        return ratings;
    }

    public int users() {
        return users;
    }

    /** The movies it describes; a few of them have no rating. */
    public int items() {
        return items;
    }

    /** The size of the archive in millions of bytes, roughly. */
    public int megabytes() {
        return megabytes;
    }

    /** The name of the archive on the server and in the cache. */
    public String archive() {
        return id + ".zip";
    }

    /** What its users agree to, in short, with the address of the full text. */
    public String terms() {
        return """
                %s was collected by GroupLens at the University of Minnesota. In short, its terms ask you to
                - use it for research, and ask GroupLens before any commercial use;
                - cite Harper and Konstan, "The MovieLens Datasets: History and Context" (2015),
                  https://doi.org/10.1145/2827872;
                - imply no endorsement by the university or GroupLens;
                - %s.
                It comes without any warranty. The full terms, which are the ones that bind:
                %s
                """.formatted(id, passing.text, readme());
    }

    /** The address of its README, which holds the full terms. */
    public String readme() {
        return Downloader.GROUPLENS + id + "-README." + readmeKind;
    }
}
