package dev.dyad.data;

import dev.dyad.DyadException;
import dev.dyad.data.rows.DiskFile;
import dev.dyad.data.rows.FileSet;
import dev.dyad.data.rows.InputFile;
import dev.dyad.data.rows.RowLayout;
import dev.dyad.ratings.RatingScale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of ratings that was found, how it is written, and what the tables beside it say.
 *
 * @param name of the data set
 * @param scale what ratings there can be, where that is known before reading them
 * @param items the table of items, where there is one
 * @param users the table of users, where there is one
 * @param notes on how the ratings are written
 */
record RatingsSource(
        String name,
        InputFile ratings,
        RowLayout layout,
        Optional<RatingScale> scale,
        Optional<ReadTable.Underway> items,
        Optional<ReadTable.Underway> users,
        List<String> notes) {

    /** Finds the ratings of a location, among the files around it. */
    static RatingsSource find(Path location, FileSet files, ReadOptions options) {
        return isFile(location) ? ofFile(location, files, options) : ofFolder(files, options);
    }

    /** The files of a folder or a zip, or those beside a file. */
    static FileSet files(Path location) {
        if (!Files.exists(location)) {
            throw new DyadException(
                    DyadException.Kind.IO,
                    "%s does not exist; give a MovieLens folder or zip, or a file of ratings".formatted(location));
        }
        return isFile(location) ? FileSet.beside(location) : FileSet.open(location);
    }

    private static boolean isFile(Path location) {
        return !Files.isDirectory(location) && !FileSet.isZip(location);
    }

    private static RatingsSource ofFile(Path location, FileSet beside, ReadOptions options) {
        InputFile file = new DiskFile(location);
        Optional<MovieLensFormat> format =
                options.isForDelimited() ? Optional.empty() : MovieLensFormat.ofFile(file.name(), beside);
        return format.map(found -> found.source(file.name(), file, beside, options))
                .orElseGet(() -> delimited(file.name(), file, options));
    }

    private static RatingsSource ofFolder(FileSet files, ReadOptions options) {
        Optional<MovieLensFormat> format = MovieLensFormat.of(files);
        if (format.isPresent() && options.isForDelimited()) {
            throw DyadException.usage(
                    "%s holds MovieLens files, which need no columns and no item table named; leave --columns and"
                            + " --items, or give the file of ratings itself",
                    files.label());
        }
        return format.map(found -> found.source(files.name(), found.ratings(files), files, options))
                .or(() -> files.file("ratings.csv").map(file -> delimited(files.name(), file, options)))
                .orElseThrow(() -> DyadException.data(
                        "%s holds no ratings: there is no u.data, ratings.dat or ratings.csv in it; give the folder or zip"
                                + " of a MovieLens set, or a file of ratings",
                        files.label()));
    }

    private static RatingsSource delimited(String name, InputFile file, ReadOptions options) {
        List<String> notes = new ArrayList<>();
        DelimitedHeader header = DelimitedHeader.of(file, options.columns());
        header.note().ifPresent(notes::add);
        Optional<ReadTable.Underway> items = options.items()
                .map(path -> new ReadTable.Underway(
                        path.toString(),
                        options.onBadRow(),
                        problems -> ItemTable.read(new DiskFile(path), header.itemName(), problems)));
        return new RatingsSource(
                name, file, header.layout(RowLayout.Ids.TEXTS), options.scale(), items, Optional.empty(), notes);
    }
}
