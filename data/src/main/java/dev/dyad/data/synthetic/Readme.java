package dev.dyad.data.synthetic;

import java.util.Locale;

/** The text beside synthetic ratings that says what they are. */
final class Readme {

    private Readme() {}

    static String of(SyntheticShape shape, long seed, PlantedTruth truth) {
        return String.format(
                Locale.ROOT,
                """
                Synthetic ratings in MovieLens' format
                ======================================

                Nobody gave these ratings: Dyad made them up, movies and titles included. Only the sizes and the form of
                the files are those of a MovieLens set.

                  like               %s
                  seed               %d
                  users              %,d
                  movies             %,d, of which %,d have ratings
                  ratings            %,d
                  popularity spread  %s

                ratings.csv          userId,movieId,rating,timestamp, by user, then movie; half stars since %s
                movies.csv           movieId,title,genres
                truth.json           the settings, and how well the model that made the ratings predicts them
                truth/movies.csv     the bias and factors of every movie
                truth/users.csv      centre, spread, use of the scale, noise and factors of every user
                truth/features.csv   the part of them that genres and the year make up

                A user's opinion of a movie is centre + spread * (bias + factors . factors + mood of the day), in stars. The
                chance of a rating of at most so many stars is 1 / (1 + exp((opinion - bound) / noise)), where the bounds
                go with the user's use of the scale. That model predicts these ratings with an RMSE of %.4f and hits
                %.2f %% of them exactly. Which movies a user rates depends on popularity alone: neither on taste nor on
                the movie's year.
                """,
                shape.name(),
                seed,
                shape.users(),
                shape.items(),
                shape.ratedItems(),
                shape.ratings(),
                shape.popularitySpread(),
                Sessions.HALF_STARS_SINCE,
                truth.rmse(),
                100 * truth.accuracy());
    }
}
