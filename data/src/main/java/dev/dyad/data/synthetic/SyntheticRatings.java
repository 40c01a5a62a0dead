package dev.dyad.data.synthetic;

import dev.dyad.DyadException;
import dev.dyad.FileProblem;
import dev.dyad.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Makes ratings whose truth is known, in the format of MovieLens' CSV files. Movies and users have factors and biases,
 * movies moreover genres and a year that shape theirs; users have their own way of using the scale and moods that last a
 * day; there are half stars since 18 February 2003; both popularity and activity have long tails. All of it follows from
 * the shape and the seed, whatever the number of threads. Memory goes with the users and the movies, not the ratings.
 */
public final class SyntheticRatings {

    private final SyntheticShape shape;
    private final long seed;

    public SyntheticRatings(SyntheticShape shape, long seed) {
        this.shape = shape;
        this.seed = seed;
    }

    /** As {@link #writeTo(Path, int, Progress)}, on all processors. */
    public PlantedTruth writeTo(Path folder, Progress progress) {
        return writeTo(folder, Runtime.getRuntime().availableProcessors(), progress);
    }

    /**
     * Writes the files, which appear all at once when they are complete.
     *
     * @param folder must not exist yet, or be empty
     * @param threads at least 1; the files do not depend on it
     * @param progress is told the number of ratings
     * @return how well the planted model predicts the ratings
     * @throws DyadException if the folder is in use or cannot be written
     */
    public PlantedTruth writeTo(Path folder, int threads, Progress progress) {
        if (threads < 1) {
            throw DyadException.usage("Threads %d: give at least 1", threads);
        }
        try (OutputFolder output = OutputFolder.begin(folder)) {
            PlantedTruth truth = write(output.path(), threads, progress);
            output.finish();
            return truth;
        } catch (IOException e) {
            throw FileProblem.writing(folder, e);
        }
    }

    private PlantedTruth write(Path folder, int threads, Progress progress) throws IOException {
        Files.createDirectory(folder.resolve(TruthFiles.FOLDER));
        PlantedWorld world = PlantedWorld.of(shape, seed);
        writeMovies(world, folder.resolve("movies.csv"));
        TruthFiles truthFiles = new TruthFiles(world, folder);
        truthFiles.writeMovies();
        truthFiles.writeFeatures();
        Tally tally = writeRatings(world, folder, threads, progress);
        truthFiles.writeSummary(tally);
        Files.writeString(folder.resolve("README.txt"), Readme.of(shape, seed, tally.truth()));
        return tally.truth();
    }

    private static void writeMovies(PlantedWorld world, Path file) throws IOException {
        Rows rows = new Rows(world.movies().size() * 64).text("movieId,title,genres\n");
        for (Movie movie : world.movies()) {
            String genres = movie.genres().stream().map(Genre::label).collect(Collectors.joining("|"));
            rows.number(movie.id())
                    .character(',')
                    .field(movie.title())
                    .character(',')
                    .text(genres.isEmpty() ? "(no genres listed)" : genres)
                    .character('\n');
        }
        NewFile.write(file, rows);
    }

    private Tally writeRatings(PlantedWorld world, Path folder, int threads, Progress progress) throws IOException {
        Tally total = new Tally();
        try (NewFile ratings = new NewFile(folder.resolve("ratings.csv"));
                NewFile users = new NewFile(folder.resolve(TruthFiles.FOLDER).resolve("users.csv"));
                UserBlocks blocks = new UserBlocks(world, threads)) {
            ratings.append(new Rows(64).text("userId,movieId,rating,timestamp\n"));
            users.append(new Rows(256).text(TruthFiles.USERS_HEADER));
            progress.at(0, shape.ratings());
            while (blocks.hasNext()) {
                UserBlock block = blocks.next();
                ratings.append(block.ratings());
                users.append(block.users());
                total.add(block.tally());
                progress.at(total.ratings(), shape.ratings());
            }
        }
        return total;
    }
}
