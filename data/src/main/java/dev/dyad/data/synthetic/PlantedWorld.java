package dev.dyad.data.synthetic;

import java.util.List;

/**
 * All that is settled before the first rating is given; the same for all threads. Its memory goes with the users and
 * the movies, not with the ratings.
 */
record PlantedWorld(
        SyntheticShape shape,
        long seed,
        int[] activity,
        double[] weights,
        AliasTable table,
        FirstRatings firstRatings,
        List<Movie> movies,
        PlantedItems items,
        AnswerTables answers) {

    static PlantedWorld of(SyntheticShape shape, long seed) {
        int[] activity = Activity.of(shape, seed);
        Popularity popularity = Popularity.of(shape, activity, seed);
        List<Movie> movies = Movies.of(shape.items(), seed);
        return new PlantedWorld(
                shape,
                seed,
                activity,
                popularity.weights(),
                new AliasTable(popularity.weights()),
                new FirstRatings(shape, activity, popularity, seed),
                movies,
                new PlantedItems(movies, popularity, seed),
                new AnswerTables());
    }
}
