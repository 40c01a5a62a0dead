package dev.dyad.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.Progress;
import dev.dyad.ratings.Attribute;
import dev.dyad.ratings.Catalog;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.RatingScale;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published formats in miniature, with rows made up. */
class MovieLensReadTest {

    @TempDir
    Path folder;

    @Test
    void csvSetHasTitlesGenresAndYearsOfRatedMoviesInOrderOfAppearance() throws IOException {
        writeCsvSet(folder);

        Dataset dataset = read(folder);

        assertEquals(folder.getFileName().toString(), dataset.name());
        assertEquals(RatingScale.HALF_STARS, dataset.ratings().scale());
        assertEquals(List.of("30", "10", "20"), ids(dataset.items()));
        assertEquals(
                List.of("Ünlucky, \"Dip\" (2006–2007)", "Red Door (1995)", "Plain"),
                dataset.items().titles());
        assertEquals(
                List.of(List.of("Drama"), List.of("Comedy", "Action"), List.of()), values(dataset.items(), "genre"));
        assertEquals(List.of(List.of("2006"), List.of("1995"), List.of()), values(dataset.items(), "year"));
        assertEquals(List.of("7", "5"), ids(dataset.users()));
        assertEquals(4.5, dataset.ratings().value(0));
        assertEquals(1_000_000_003L, dataset.ratings().time(3));
        assertEquals(List.of("1 of 4 items in the item table have no rating and are left out"), dataset.notes());
    }

    @Test
    void zipReadsAsItsFolderDoes() throws IOException {
        writeCsvSet(folder);
        Path zip = folder.resolve("ml-tiny.zip");
        MovieLensZip.write(folder, "ml-tiny/", zip);

        Dataset fromZip = read(zip);

        assertEquals("ml-tiny", fromZip.name());
        assertEquals(read(folder).checksum(), fromZip.checksum());
        assertEquals(read(folder).items().titles(), fromZip.items().titles());
    }

    @Test
    void progressEndsAtTheSizeOfTheRatings() throws IOException {
        writeCsvSet(folder);
        AtomicLong done = new AtomicLong();
        AtomicLong total = new AtomicLong();

        RatingsReader.read(folder, ReadOptions.DEFAULT, (d, t) -> {
            done.set(d);
            total.set(t);
        });

        long size = Files.size(folder.resolve("ratings.csv"));
        assertEquals(List.of(size, size), List.of(done.get(), total.get()));
    }

    @Test
    void set100kHasGenresFromFlagsAndUserAttributes() throws IOException {
        write100k();

        Dataset dataset = read(folder);

        assertEquals(RatingScale.WHOLE_STARS, dataset.ratings().scale());
        assertEquals(List.of("Café \"Noir\" (1996)", "unknown"), dataset.items().titles());
        assertEquals(List.of(List.of("Comedy", "Western"), List.of()), values(dataset.items(), "genre"));
        assertEquals(List.of(List.of("1996"), List.of()), values(dataset.items(), "year"));
        assertEquals(List.of(List.of("24"), List.of("53")), values(dataset.users(), "age"));
        assertEquals(List.of(List.of("M"), List.of("F")), values(dataset.users(), "gender"));
        assertEquals(List.of(List.of("technician"), List.of("writer")), values(dataset.users(), "occupation"));
        assertEquals(3, dataset.users().attributes().size());
    }

    @Test
    void splitFileOf100kIsReadWithTheTablesBesideIt() throws IOException {
        write100k();
        write("u1.base", "2\t9\t1\t881250950\n", StandardCharsets.US_ASCII);

        Dataset dataset = read(folder.resolve("u1.base"));

        assertEquals("u1.base", dataset.name());
        assertEquals(List.of("unknown"), dataset.items().titles());
        assertEquals(List.of(List.of("writer")), values(dataset.users(), "occupation"));
    }

    @Test
    void set1mIsLatin1WithTextsForItsCodes() throws IOException {
        write("ratings.dat", "1::5::5::978300760\r\n2::5::1::978302109\r\n", StandardCharsets.ISO_8859_1);
        write("movies.dat", "5::Élan \"X\" (1963)::Children's|Sci-Fi\n", StandardCharsets.ISO_8859_1);
        write("users.dat", "1::F::1::10::48067\n2::M::56::16::70072\n", StandardCharsets.ISO_8859_1);

        Dataset dataset = read(folder);

        assertEquals(RatingScale.WHOLE_STARS, dataset.ratings().scale());
        assertEquals(List.of("Élan \"X\" (1963)"), dataset.items().titles());
        assertEquals(List.of(List.of("Children's", "Sci-Fi")), values(dataset.items(), "genre"));
        assertEquals(List.of(List.of("Under 18"), List.of("56+")), values(dataset.users(), "age"));
        assertEquals(List.of(List.of("K-12 student"), List.of("self-employed")), values(dataset.users(), "occupation"));
    }

    @Test
    void set10mIsUtf8WithHalfStarsAndNoUsers() throws IOException {
        write("ratings.dat", "1::122::4.5::838985046\n1::185::5::838983525\n", StandardCharsets.UTF_8);
        write(
                "movies.dat",
                "122::Über: It (1992)::Comedy\n185::Net (1995)::(no genres listed)\n",
                StandardCharsets.UTF_8);

        Dataset dataset = read(folder);

        assertEquals(RatingScale.HALF_STARS, dataset.ratings().scale());
        assertEquals("Über: It (1992)", dataset.items().title(0));
        assertEquals(List.of(List.of("Comedy"), List.of()), values(dataset.items(), "genre"));
        assertEquals(4.5, dataset.ratings().value(0));
        assertTrue(dataset.users().attributes().isEmpty());
    }

    @Test
    void userWithoutARowInTheUserTableIsNoted() throws IOException {
        write100k();
        write("u.user", "1|24|M|technician|85711\n", StandardCharsets.ISO_8859_1);

        Dataset dataset = read(folder);

        assertEquals(List.of(List.of("24"), List.of()), values(dataset.users(), "age"));
        assertEquals(List.of("1 of 2 users are not in the user table and have no attributes"), dataset.notes());
    }

    @Test
    void missingMovieTableIsNoted() throws IOException {
        write("u.data", "1\t7\t3\t881250949\n", StandardCharsets.US_ASCII);

        assertTrue(read(folder).notes().get(0).contains("no u.item beside it"));
    }

    private static void writeCsvSet(Path folder) throws IOException {
        Files.writeString(folder.resolve("ratings.csv"), """
                userId,movieId,rating,timestamp
                7,30,4.5,1000000000
                7,10,3.0,1000000001
                5,20,0.5,1000000002
                5,30,5.0,1000000003
                """);
        Files.writeString(folder.resolve("movies.csv"), """
                movieId,title,genres
                10,Red Door (1995),Comedy|Action
                20,Plain,(no genres listed)
                30,"Ünlucky, ""Dip"" (2006–2007)",Drama
                40,Unrated (2001),Drama
                """);
    }

    private void write100k() throws IOException {
        write("u.data", "1\t7\t3\t881250949\n2\t9\t5\t891717742\n", StandardCharsets.US_ASCII);
        write(
                "u.item",
                "7|Café \"Noir\" (1996)|01-Jan-1996||http://x.org/a|0|0|0|0|0|1|0|0|0|0|0|0|0|0|0|0|0|0|1\n"
                        + "9|unknown||||1|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0\n",
                StandardCharsets.ISO_8859_1);
        write("u.user", "1|24|M|technician|85711\n2|53|F|writer|94043\n", StandardCharsets.ISO_8859_1);
    }

    private void write(String name, String text, Charset charset) throws IOException {
        Files.writeString(folder.resolve(name), text, charset);
    }

    private static Dataset read(Path location) {
        return RatingsReader.read(location, ReadOptions.DEFAULT, Progress.NONE);
    }

    private static List<String> ids(Catalog catalog) {
        return IntStream.range(0, catalog.size()).mapToObj(catalog.ids()::id).toList();
    }

    private static List<List<String>> values(Catalog catalog, String name) {
        Attribute attribute = catalog.attribute(name).orElseThrow();
        return IntStream.range(0, catalog.size()).mapToObj(attribute::of).toList();
    }
}
