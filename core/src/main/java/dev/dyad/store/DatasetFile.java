package dev.dyad.store;

import dev.dyad.DyadException;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import dev.dyad.ratings.RatingsBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A data set as a {@code .safetensors} file: its ratings in columns, ids, titles, attributes and notes, and where it
 * comes from. What is read back is the same, bit for bit, {@link Dataset#checksum()} included. The file is for the Dyad
 * that wrote it: another version of the format is refused, older ones too.
 */
public final class DatasetFile implements AutoCloseable {

    private static final String FORMAT = "dyad-ratings";

    /** To be raised with any change of this file, and of what reading the source of a data set gives. */
    private static final String VERSION = "1";

    private static final String USER = "user";
    private static final String ITEM = "item";
    private static final String NOTES = "notes";
    private static final String ORIGIN = "origin.";

    private static final int THREADS = Math.min(6, Runtime.getRuntime().availableProcessors());

    private final TensorFile file;

    private DatasetFile(TensorFile file) {
        this.file = file;
    }

    /**
     * Writes a data set as a whole or not at all: beside the target, forced to disk, renamed over the target.
     *
     * @param origin what its reader wants to know before it reads the ratings, by name
     * @throws DyadException of kind IO where the disk does not take it; the old file then is as it was
     */
    public static void write(Dataset dataset, Map<String, String> origin, Path target) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("version", VERSION);
        metadata.put("name", dataset.name());
        metadata.put("source", dataset.source());
        metadata.put("scale", dataset.ratings().scale().toString());
        origin.forEach((name, value) -> metadata.put(ORIGIN + name, value));
        List<Tensor> tensors = new ArrayList<>(RatingTensors.of(dataset.ratings()));
        tensors.addAll(CatalogTensors.of(USER, dataset.users()));
        tensors.addAll(CatalogTensors.of(ITEM, dataset.items()));
        tensors.addAll(TextTensors.of(NOTES, dataset.notes()));
        TensorFile.write(target, metadata, tensors);
    }

    /**
     * Opens a file and reads where its data set comes from.
     *
     * @throws DyadException of kind MODEL where it is damaged, of another kind or of another version; of kind IO where
     *     the disk does not give it
     */
    public static DatasetFile open(Path path) {
        TensorFile file = TensorFile.openUnchecked(path);
        Map<String, String> metadata = file.metadata();
        if (FORMAT.equals(metadata.get("format")) && VERSION.equals(metadata.get("version")) && file.isChecksummed()) {
            return new DatasetFile(file);
        }
        file.close();
        throw file.damaged("it holds no ratings of format version " + VERSION);
    }

    /** What the writer gave as its origin. */
    public Map<String, String> origin() {
        Map<String, String> origin = new LinkedHashMap<>();
        file.metadata().forEach((name, value) -> {
            if (name.startsWith(ORIGIN)) {
                origin.put(name.substring(ORIGIN.length()), value);
            }
        });
        return origin;
    }

    /** Where the data set was read from, as {@link Dataset#source()} had it. */
    public String source() {
        return text("source");
    }

    /**
     * Reads the data set on several threads, one of which compares the checksum.
     *
     * @throws DyadException of kind MODEL where the file is damaged; of kind IO where the disk does not give it
     */
    public Dataset read() {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "dyad-read");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return read(threads);
        } catch (CompletionException e) {
            if (e.getCause() instanceof DyadException known) {
                throw known;
            }
            throw e;
        } catch (IllegalArgumentException e) {
            // The constructors of the parts check what they are given.
            throw file.damaged(String.valueOf(e.getMessage()));
        } finally {
            threads.shutdown();
        }
    }

    private Dataset read(ExecutorService threads) {
        // Those that take longest first.
        var users = part(RatingTensors::users, threads);
        var items = part(RatingTensors::items, threads);
        var times = part(RatingTensors::times, threads);
        var catalogOfItems = part(part -> CatalogTensors.read(part, ITEM), threads);
        var checked = part(DatasetFile::check, threads);
        var catalogOfUsers = part(part -> CatalogTensors.read(part, USER), threads);
        var levels = part(RatingTensors::levels, threads);
        // Waits for all, also where one fails, so that the file is not closed under another.
        CompletableFuture.allOf(users, items, times, catalogOfItems, checked, catalogOfUsers, levels)
                .handle((all, problem) -> true)
                .join();
        // Comes first: what else goes wrong in a damaged file may be anything.
        checked.join();
        Ratings ratings = RatingsBuilder.ofColumns(
                RatingScale.parse(text("scale")),
                catalogOfUsers.join().size(),
                catalogOfItems.join().size(),
                users.join(),
                items.join(),
                levels.join(),
                times.join());
        return new Dataset(
                text("name"),
                source(),
                ratings,
                catalogOfUsers.join(),
                catalogOfItems.join(),
                TextTensors.read(file, NOTES));
    }

    private <T> CompletableFuture<T> part(Function<TensorFile, T> reading, ExecutorService threads) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return reading.apply(file.forThread());
                    } catch (IllegalArgumentException e) {
                        throw file.damaged(String.valueOf(e.getMessage()));
                    }
                },
                threads);
    }

    private static boolean check(TensorFile file) {
        file.check();
        return true;
    }

    private String text(String name) {
        String value = file.metadata().get(name);
        if (value == null) {
            throw file.damaged("its metadata has no entry " + name);
        }
        return value;
    }

    @Override
    public void close() {
        file.close();
    }
}
