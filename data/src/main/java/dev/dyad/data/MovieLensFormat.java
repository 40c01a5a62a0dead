package dev.dyad.data;

import dev.dyad.data.rows.FieldSplitter;
import dev.dyad.data.rows.FileSet;
import dev.dyad.data.rows.InputFile;
import dev.dyad.data.rows.RowLayout;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.RatingScale;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The forms in which MovieLens sets were published, told by the names of their files. */
enum MovieLensFormat {
    /** 100K: tabs, ISO-8859-1, whole stars. */
    ML_100K("u.data", "u.item", "u.user", "u(\\.data|[1-5ab]\\.(base|test))", RatingScale.WHOLE_STARS),
    /** 1M: double colons, ISO-8859-1, whole stars. */
    ML_1M("ratings.dat", "movies.dat", "users.dat", "ratings\\.dat", RatingScale.WHOLE_STARS),
    /** 10M: double colons, UTF-8, half stars, no users. */
    ML_10M("ratings.dat", "movies.dat", "", "ratings\\.dat|r[1-5ab]\\.(train|test)", RatingScale.HALF_STARS),
    /** 20M and later: CSV with a header, UTF-8, half stars, no users. */
    ML_CSV("ratings.csv", "movies.csv", "", "ratings\\.csv", RatingScale.HALF_STARS);

    /** The names of the genre flags of 100K. */
    private static final String GENRES = "u.genre";

    private static final FieldSplitter TABS = new FieldSplitter.Plain("\t");
    private static final FieldSplitter COLONS = new FieldSplitter.Plain("::");

    private final String ratingsName;
    private final String moviesName;
    private final String usersName;
    private final Pattern ratingsFiles;
    private final RatingScale scale;

    MovieLensFormat(String ratings, String movies, String users, String ratingsFiles, RatingScale scale) {
        this.ratingsName = ratings;
        this.moviesName = movies;
        this.usersName = users;
        this.ratingsFiles = Pattern.compile(ratingsFiles);
        this.scale = scale;
    }

    /** The names of all files that tell a format or are read in one. */
    static SortedSet<String> fileNames() {
        SortedSet<String> names = new TreeSet<>(Set.of(GENRES));
        for (MovieLensFormat format : values()) {
            names.addAll(List.of(format.ratingsName, format.moviesName, format.usersName));
        }
        names.remove("");
        return names;
    }

    /** The format of a folder or zip. */
    static Optional<MovieLensFormat> of(FileSet files) {
        return Arrays.stream(values())
                .filter(format -> files.file(format.ratingsName).isPresent() && format.isTold(files))
                .findFirst();
    }

    /** The format of one file of ratings, such as {@code u1.base}, by its name and the files beside it. */
    static Optional<MovieLensFormat> ofFile(String name, FileSet beside) {
        return Arrays.stream(values())
                .filter(format -> format.ratingsFiles.matcher(name).matches() && format.isTold(beside))
                .findFirst();
    }

    /** Whether the files beside the ratings tell this format from those with ratings of the same name. */
    private boolean isTold(FileSet files) {
        return switch (this) {
            case ML_100K, ML_10M -> true;
            case ML_1M -> files.file(usersName).isPresent();
            case ML_CSV -> files.file(moviesName).isPresent();
        };
    }

    /** The file with all ratings of a set in this format. */
    InputFile ratings(FileSet files) {
        return files.file(ratingsName).orElseThrow();
    }

    /** Reads the tables that lie beside a file of ratings. */
    RatingsSource source(String name, InputFile ratings, FileSet files, ReadOptions options) {
        List<String> notes = new ArrayList<>();
        Optional<InputFile> movies = files.file(moviesName);
        Optional<InputFile> users = files.file(usersName);
        if (movies.isEmpty()) {
            notes.add("%s: no %s beside it, so movies have no titles and no genres"
                    .formatted(ratings.label(), moviesName));
        }
        return new RatingsSource(
                name,
                ratings,
                layout(ratings),
                Optional.of(options.scale().orElse(scale)),
                movies.map(file -> table(file, files, options.onBadRow())),
                users.map(file -> table(file, files, options.onBadRow())),
                notes);
    }

    private ReadTable.Underway table(InputFile file, FileSet files, BadRows onBadRow) {
        return new ReadTable.Underway(file.label(), onBadRow, problems -> table(file, files, problems));
    }

    private Catalog table(InputFile file, FileSet files, RowProblems problems) {
        if (file.name().equals(usersName)) {
            return this == ML_100K
                    ? MovieLensTables.usersUUser(file, problems)
                    : MovieLensTables.usersDat(file, problems);
        }
        return switch (this) {
            case ML_100K -> MovieLensTables.moviesUItem(file, files.file(GENRES), problems);
            case ML_1M, ML_10M -> MovieLensTables.moviesDat(file, charset(), problems);
            case ML_CSV -> MovieLensTables.moviesCsv(file, problems);
        };
    }

    private Charset charset() {
        return this == ML_100K || this == ML_1M ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    private RowLayout layout(InputFile ratings) {
        return this == ML_CSV
                ? DelimitedHeader.of(ratings, Optional.empty()).layout(RowLayout.Ids.NUMBERS)
                : new RowLayout(
                        this == ML_100K ? TABS : COLONS,
                        charset(),
                        4,
                        0,
                        1,
                        2,
                        OptionalInt.of(3),
                        RowLayout.Ids.NUMBERS,
                        0);
    }
}
