package dev.dyad.data;

import dev.dyad.DyadException;
import dev.dyad.Progress;
import dev.dyad.data.rows.FileSet;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads ratings from MovieLens sets as published (a folder, the zip, or one of the split files that came with 100K and
 * 10M), which are recognised by their files, and from any delimited file. Users and items are numbered by the order in
 * which they first appear in the ratings. Every bad row is an error or is counted in the notes; so are duplicates and
 * items that nobody rated. A line longer than 1 MiB is an error always. Errors are of kind {@code DATA} (or {@code IO} where a file cannot be read at all) and name
 * the file, the line, the value and the remedy.
 */
public final class RatingsReader {

    private RatingsReader() {}

    /**
     * Reads the ratings of one location.
     *
     * @param location a MovieLens folder or zip, or a file of ratings
     * @param progress told the bytes read and in all
     */
    public static Dataset read(Path location, ReadOptions options, Progress progress) {
        try (FileSet files = RatingsSource.files(location)) {
            RatingsSource source = RatingsSource.find(location, files, options);
            RatingsLoad load =
                    new RatingsLoad(source, progress, source.ratings().size());
            load.read(source, options.onBadRow());
            Ratings ratings = load.build().get(0);
            return load.dataset(source.name(), location.toString(), ratings);
        }
    }

    /**
     * All files that {@link #read} looks at there, and those that it would look at if they were there: as long as none
     * of them changes, appears or disappears, the same is read.
     */
    public static List<Path> files(Path location, ReadOptions options) {
        List<Path> files = new ArrayList<>();
        boolean isFolder = Files.isDirectory(location);
        if (!isFolder) {
            files.add(location);
        }
        Path folder = isFolder ? location : location.resolveSibling("");
        MovieLensFormat.fileNames().forEach(name -> files.add(folder.resolve(name)));
        options.items().ifPresent(files::add);
        return files;
    }

    /**
     * Reads ratings whose held-out part is given as a file of its own, such as {@code u1.base} and {@code u1.test}.
     * Tables and scale are those of the training part. A pair of user and item in both parts is an error, or is left
     * out of the training part where bad rows are skipped.
     *
     * @param progress told the bytes read and in all
     */
    public static GivenParts readParts(Path train, Path heldOut, ReadOptions options, Progress progress) {
        try (FileSet trainFiles = RatingsSource.files(train);
                FileSet heldOutFiles = RatingsSource.files(heldOut)) {
            RatingsSource first = RatingsSource.find(train, trainFiles, options);
            RatingsSource second = RatingsSource.find(heldOut, heldOutFiles, options);
            requireSameColumns(first, second);
            long bytes = first.ratings().size() + second.ratings().size();
            RatingsLoad load = new RatingsLoad(first, progress, bytes);
            load.read(first, options.onBadRow());
            load.read(second, options.onBadRow());
            List<Ratings> parts = load.build();
            PartsMerge merge = new PartsMerge(parts.get(0), parts.get(1));
            if (merge.overlap() > 0) {
                noteOverlap(load, merge, first, second, options.onBadRow());
            }
            Ratings merged = merge.merged();
            Dataset dataset =
                    load.dataset(first.name() + "+" + second.name(), train + " and " + heldOut + " (held out)", merged);
            return new GivenParts(dataset, new Split.Given(second.name(), merge.heldOut()));
        }
    }

    private static void requireSameColumns(RatingsSource train, RatingsSource heldOut) {
        if (train.layout().time().isPresent() != heldOut.layout().time().isPresent()) {
            RatingsSource timeless = train.layout().time().isPresent() ? heldOut : train;
            throw DyadException.data(
                    "%s has no times and the other part has; leave the time out with --columns USER,ITEM,RATING",
                    timeless.ratings().label());
        }
    }

    private static void noteOverlap(
            RatingsLoad load, PartsMerge merge, RatingsSource train, RatingsSource heldOut, BadRows onBadRow) {
        String example = load.pair(merge.firstInBoth());
        if (onBadRow == BadRows.FAIL) {
            throw DyadException.data(
                    "%s is in both %s and %s, one of %d such pairs; leave each in one of the files, or leave"
                            + " them out of training with --on-bad-row skip",
                    example, train.ratings().label(), heldOut.ratings().label(), merge.overlap());
        }
        load.note(
                "%,d pairs are in both %s and %s and were left out of training, the first: %s",
                merge.overlap(), train.ratings().label(), heldOut.ratings().label(), example);
    }
}
