package dev.dyad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.model.Biases;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.RatingsBuilder;
import dev.dyad.ratings.Split;
import dev.dyad.ratings.Vocabulary;
import dev.dyad.recommend.Recommender;
import dev.dyad.store.ModelFile;
import dev.dyad.train.FitOptions;
import dev.dyad.train.Sgd;
import dev.dyad.train.TrainingListener;
import dev.dyad.train.TrainingTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README: it stands there word for word, and does what is said of it. */
class LibraryExampleTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Path SOURCE = Path.of("src/test/java/dev/dyad/LibraryExampleTest.java");

    private static final String START = "    // example" + "\n";
    private static final String END = "    // end of example" + "\n";

    // example
    record Row(String reader, String book, double stars) {}

    /** Learns from rows, and keeps one in ten of them to test the model with. */
    static TrainedModel learn(List<Row> rows) {
        RatingScale scale = new RatingScale(1, 5, 1);
        RatingsBuilder ratings = new RatingsBuilder(scale, false, rows.size());
        Vocabulary.Builder readers = new Vocabulary.Builder();
        Vocabulary.Builder books = new Vocabulary.Builder();
        for (Row row : rows) {
            ratings.add(readers.row(row.reader()), books.row(row.book()), scale.levelOf(row.stars()));
        }
        Catalog users = Catalog.of(readers.build());
        Catalog items = Catalog.of(books.build());
        Dataset data = new Dataset("books", "memory", ratings.build(), users, items, List.of());
        ModelSpec spec = new ModelSpec(8, Similarity.DOT, Biases.BOTH, Features.NONE);
        FitOptions options = FitOptions.of(42, 2); // seed, threads
        return new TrainingTask(data, new Split.Random(0.1), spec, Sgd.DEFAULT, options)
                .run(TrainingListener.NONE)
                .orElseThrow();
    }

    /** The ids of the books that a reader has not rated and will like best. */
    static List<String> suggest(TrainedModel model, String reader, int count) {
        int user = model.users().ids().row(reader).orElseThrow();
        return new Recommender(model)
                .topN(user, count).stream()
                        .map(best -> model.items().ids().id(best.item()))
                        .toList();
    }
    // end of example

    /** Readers 0, 2, 4, … like books 0, 2, 4, … and no others; those of odd numbers the odd ones. */
    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int reader = 0; reader < 40; reader++) {
            for (int book = 0; book < 40; book++) {
                if ((reader * 7 + book * 11) % 5 != 0) {
                    rows.add(new Row("reader" + reader, "book" + book, (reader + book) % 2 == 0 ? 5 : 1));
                }
            }
        }
        return rows;
    }

    @Test
    void theExampleLearnsWhoLikesWhat() {
        TrainedModel model = learn(rows());
        List<String> suggested = suggest(model, "reader4", 3);
        assertEquals(3, suggested.size());
        for (String book : suggested) {
            assertEquals(0, Integer.parseInt(book.substring("book".length())) % 2, suggested::toString);
        }
    }

    @Test
    void itsModelIsTheSameWhenReadBack(@TempDir Path folder) {
        TrainedModel model = learn(rows());
        Path file = folder.resolve("books.safetensors");
        ModelFile.write(model, file);
        assertEquals(suggest(model, "reader7", 5), suggest(ModelFile.read(file), "reader7", 5));
    }

    @Test
    void itStandsInTheReadmeWordForWord() throws Exception {
        String source = Files.readString(SOURCE);
        int from = source.indexOf(START) + START.length();
        String example =
                source.substring(from, source.indexOf(END)).stripTrailing().stripIndent();
        assertTrue(Files.readString(README).contains(example), "the README's example is not this test's:\n" + example);
    }
}
