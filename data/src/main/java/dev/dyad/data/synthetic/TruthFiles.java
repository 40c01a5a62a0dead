package dev.dyad.data.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes down what is true: settings and figures, and the planted parameters of movies, genres and the year. */
final class TruthFiles {

    static final String FOLDER = "truth";

    private static final String FACTOR_NAMES = IntStream.rangeClosed(1, PlantedItems.DIMENSIONS)
            .mapToObj(d -> ",factor" + d)
            .collect(Collectors.joining());

    static final String USERS_HEADER = "userId,centre,spread,scaleUse,noise" + FACTOR_NAMES + "\n";

    private final PlantedWorld world;
    private final Path folder;

    TruthFiles(PlantedWorld world, Path folder) {
        this.world = world;
        this.folder = folder;
    }

    void writeMovies() throws IOException {
        Rows rows = new Rows(world.movies().size() * 160).text("movieId,bias" + FACTOR_NAMES + "\n");
        for (int i = 0; i < world.movies().size(); i++) {
            rows.number(world.movies().get(i).id())
                    .character(',')
                    .decimal(world.items().bias(i));
            for (int d = 0; d < PlantedItems.DIMENSIONS; d++) {
                rows.character(',').decimal(world.items().factor(i, d));
            }
            rows.character('\n');
        }
        NewFile.write(folder.resolve(FOLDER).resolve("movies.csv"), rows);
    }

    /** The part of each genre, and that of the year. */
    void writeFeatures() throws IOException {
        Rows rows = new Rows(4096).text("feature,bias" + FACTOR_NAMES + "\n");
        for (Genre genre : Genre.values()) {
            writePart(rows, "genre=" + genre.label(), world.items().part(genre));
        }
        writePart(rows, "year", world.items().year());
        NewFile.write(folder.resolve(FOLDER).resolve("features.csv"), rows);
    }

    private static void writePart(Rows rows, String name, PlantedItems.Part part) {
        rows.text(name).character(',').decimal(part.bias());
        for (double factor : part.vector()) {
            rows.character(',').decimal(factor);
        }
        rows.character('\n');
    }

    void writeSummary(Tally tally) throws IOException {
        SyntheticShape shape = world.shape();
        PlantedTruth truth = tally.truth();
        StringJoiner json = new StringJoiner(",\n  ", "{\n  ", "\n}\n")
                .add("\"like\": \"" + shape.name() + "\"")
                .add("\"seed\": " + world.seed())
                .add("\"users\": " + shape.users())
                .add("\"items\": " + shape.items())
                .add("\"ratedItems\": " + shape.ratedItems())
                .add("\"ratings\": " + shape.ratings())
                .add("\"popularitySpread\": " + shape.popularitySpread())
                .add("\"dimensions\": " + PlantedItems.DIMENSIONS)
                .add("\"halfStarsSince\": \"" + Sessions.HALF_STARS_SINCE + "\"")
                .add("\"noise\": " + object(Stream.of(Steadiness.values()).map(s -> entry(s, s.noise()))))
                .add("\"usersByScaleUse\": "
                        + object(Stream.of(ScaleUse.values()).map(use -> entry(use, tally.users(use)))))
                .add("\"meanRating\": " + figure(truth.meanRating()))
                .add("\"rmse\": " + figure(truth.rmse()))
                .add("\"accuracy\": " + figure(truth.accuracy()))
                .add("\"logLoss\": " + figure(truth.logLoss()));
        Files.writeString(folder.resolve("truth.json"), json.toString());
    }

    private static String object(Stream<String> entries) {
        return entries.collect(Collectors.joining(", ", "{", "}"));
    }

    private static String entry(Enum<?> key, Object value) {
        return "\"" + key.name() + "\": " + value;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
