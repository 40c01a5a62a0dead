package dev.dyad.data.synthetic;

import dev.dyad.ratings.Seeds;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is true of the movies: a bias b_i in stars and a vector q_i each. Both are sums of what is the movie's own, the
 * mean of its genres' parts, and its age times the year's part; popular movies are a little better. The mean bias,
 * weighted by the ratings that movies can expect, is 0.
 */
final class PlantedItems {

    static final int DIMENSIONS = 16;

    /** Standard deviations of the parts of a bias, in stars. */
    private static final double OWN_BIAS = 0.35;

    private static final double FAME_BIAS = 0.08;
    private static final double GENRE_BIAS = 0.12;
    private static final double YEAR_BIAS = -0.08;

    /** Lengths of the parts of a vector; p_u · q_i has this standard deviation over users. */
    private static final double OWN_LENGTH = 0.36;

    private static final double GENRE_LENGTH = 0.36;
    private static final double YEAR_LENGTH = 0.12;

    private static final double MIDDLE_YEAR = 1995;
    private static final double YEARS_APART = 20;

    private final float[] biases;
    private final float[] factors;
    private final Part[] genres = new Part[Genre.values().length];
    private final Part year;

    /** What a genre, or the year, adds to the movies that have it. */
    record Part(double bias, double[] vector) {

        private static Part draw(NormalStream normal, double bias, double length) {
            double[] vector = new double[DIMENSIONS];
            for (int d = 0; d < DIMENSIONS; d++) {
                vector[d] = normal.next() * length / StrictMath.sqrt(DIMENSIONS);
            }
            return new Part(bias, vector);
        }
    }

    PlantedItems(List<Movie> movies, Popularity popularity, long seed) {
        NormalStream normal = new NormalStream(new SplittableRandom(Seeds.stream(seed, "synthetic.items")));
        for (int g = 0; g < genres.length; g++) {
            genres[g] = Part.draw(normal, GENRE_BIAS * normal.next(), GENRE_LENGTH);
        }
        year = Part.draw(normal, YEAR_BIAS, YEAR_LENGTH);
        biases = new float[movies.size()];
        factors = new float[movies.size() * DIMENSIONS];
        for (int i = 0; i < biases.length; i++) {
            Part own = Part.draw(normal, OWN_BIAS * normal.next() + FAME_BIAS * popularity.fame(i), OWN_LENGTH);
            add(i, own, 1);
            Movie movie = movies.get(i);
            for (Genre genre : movie.genres()) {
                add(i, genres[genre.ordinal()], 1.0 / movie.genres().size());
            }
            add(i, year, (movie.year() - MIDDLE_YEAR) / YEARS_APART);
        }
        centre(popularity);
    }

    private void add(int item, Part part, double weight) {
        biases[item] += (float) (weight * part.bias());
        for (int d = 0; d < DIMENSIONS; d++) {
            factors[item * DIMENSIONS + d] += (float) (weight * part.vector()[d]);
        }
    }

    private void centre(Popularity popularity) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < biases.length; i++) {
            sum += biases[i] * popularity.expected(i);
            weights += popularity.expected(i);
        }
        for (int i = 0; i < biases.length; i++) {
            biases[i] -= (float) (sum / weights);
        }
    }

    float bias(int item) {
        return biases[item];
    }

    float factor(int item, int dimension) {
        return factors[item * DIMENSIONS + dimension];
    }

    /** b_i + p · q_i. */
    double appeal(int item, float[] p) {
        double sum = biases[item];
        int start = item * DIMENSIONS;
        for (int d = 0; d < DIMENSIONS; d++) {
            sum += p[d] * factors[start + d];
        }
        return sum;
    }

    Part part(Genre genre) {
        return genres[genre.ordinal()];
    }

    /** What {@value #YEARS_APART} years after {@value #MIDDLE_YEAR} add. */
    Part year() {
        return year;
    }
}
