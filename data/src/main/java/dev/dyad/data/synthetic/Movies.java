package dev.dyad.data.synthetic;

import dev.dyad.ratings.Seeds;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes up the catalog: ascending ids with gaps, titles, years and genres. */
final class Movies {

    static final int LAST_YEAR = 2019;
    private static final int FIRST_YEAR = 1915;

    /** Movies are this many years old in the mean. */
    private static final double AGE = 22;

    private static final double GENRELESS = 0.02;

    /** The share of movies with at most one, two, three genres; the others have four. */
    private static final double[] AT_MOST = {0.38, 0.70, 0.90};

    /** MovieLens numbered its first movies almost without gaps and its later ones with wide ones. */
    private static final double EARLY = 0.15;

    private static final double EARLY_GAP = 0.05;
    private static final double LATE_GAP = 0.75;

    private final SplittableRandom random;
    private final AliasTable genres;

    private Movies(long seed) {
        random = new SplittableRandom(Seeds.stream(seed, "synthetic.movies"));
        double[] frequencies = new double[Genre.values().length];
        for (Genre genre : Genre.values()) {
            frequencies[genre.ordinal()] = genre.frequency();
        }
        genres = new AliasTable(frequencies);
    }

    static List<Movie> of(int count, long seed) {
        Movies movies = new Movies(seed);
        Titles titles = new Titles(new SplittableRandom(Seeds.stream(seed, "synthetic.titles")));
        List<Movie> catalog = new ArrayList<>(count);
        int id = 0;
        for (int i = 0; i < count; i++) {
            double gap = i < EARLY * count ? EARLY_GAP : LATE_GAP;
            do {
                id++;
            } while (movies.random.nextDouble() < gap);
            int year = movies.year();
            catalog.add(new Movie(id, titles.next(year), year, movies.someGenres()));
        }
        return catalog;
    }

    private int year() {
        int year;
        do {
            year = LAST_YEAR - (int) (-AGE * StrictMath.log(1 - random.nextDouble()));
        } while (year < FIRST_YEAR);
        return year;
    }

    private List<Genre> someGenres() {
        if (random.nextDouble() < GENRELESS) {
            return List.of();
        }
        double draw = random.nextDouble();
        int count = 1;
        while (count <= AT_MOST.length && draw > AT_MOST[count - 1]) {
            count++;
        }
        Set<Genre> chosen = EnumSet.noneOf(Genre.class);
        while (chosen.size() < count) {
            chosen.add(Genre.values()[genres.draw(random)]);
        }
        return List.copyOf(chosen);
    }
}
