package dev.dyad.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.Progress;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedReadTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", "\t", ";", "::", "|"})
    void separatorIsFound(String separator) throws IOException {
        Dataset dataset = read("stars,USER_ID,item_id\n4,u1,i1\n5,u2,i1\n".replace(",", separator));

        assertEquals(
                List.of("u1", "u2"),
                List.of(dataset.users().ids().id(0), dataset.users().ids().id(1)));
        assertEquals(5, dataset.ratings().value(1));
        assertFalse(dataset.ratings().hasTimes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user,item,rating,timestamp\r\n1,2,4,9\r\n1,3,5,8\r\n",
                "\uFEFFuserId,movieId,rating,timestamp\n1,2,4,9\n1,3,5,8",
                "user,item,score,time\n1,2,4.0,9\n\n1,3,5.00,8\n\n  \n",
                "\n\nuser,item,score,time\n 1 , 2,\"4\", 9\n\"1\",3,5,8\n",
                "user,product_id,other,rating,time\n1,2,x,4,9.99\n1,3,\"a,b\",5,8\n",
                "user,product_id,rating,time\n1,2,4,1970-01-01T00:00:09Z\n1,3,5,1970-01-01 00:00:08.7\n",
                "user,product_id,rating,time\n1,2,4,1970-01-01T02:00:09+02:00\n1,3,5,1969-12-31T23:30:08-0030\n"
            })
    void allOfTheseHoldTheSameRatings(String text) throws IOException {
        Dataset dataset = read(text);

        Ratings ratings = dataset.ratings();
        assertEquals(2, ratings.size());
        assertTrue(dataset.users().ids().isNumeric());
        assertEquals(
                List.of("2", "3"),
                List.of(dataset.items().ids().id(0), dataset.items().ids().id(1)));
        assertEquals(List.of(4.0, 5.0), List.of(ratings.value(0), ratings.value(1)));
        assertEquals(List.of(9L, 8L), List.of(ratings.time(0), ratings.time(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3,1,2", "rate,who,what"})
    void columnsAreFoundByNameOrPosition(String order) throws IOException {
        String[] columns = order.split(",");
        ReadOptions options =
                ReadOptions.DEFAULT.withColumns(Columns.parse(columns[1] + "," + columns[2] + "," + columns[0]));
        Path file = write("who,what,rate\n1,20,3\n2,20,4\n");

        Dataset dataset = RatingsReader.read(file, options, Progress.NONE);

        assertEquals("20", dataset.items().ids().id(0));
        assertEquals(2, dataset.ratings().size());
    }

    @Test
    void positionsNeedNoHeader() throws IOException {
        Path file = write("3\t1\t20\n4\t2\t20\n");

        Dataset dataset =
                RatingsReader.read(file, ReadOptions.DEFAULT.withColumns(Columns.parse("2,3,1")), Progress.NONE);

        assertEquals(2, dataset.ratings().size());
    }

    @Test
    void lineWithoutNumbersIsTakenAsAHeaderAndNotedWhereColumnsArePositions() throws IOException {
        ReadOptions options = ReadOptions.DEFAULT.withColumns(Columns.parse("1,2,3"));

        Dataset dataset = RatingsReader.read(write("who,what,rate\n1,20,3\n2,20,4\n"), options, Progress.NONE);
        assertEquals(2, dataset.ratings().size());
        assertTrue(dataset.notes().get(0).contains("line 1 taken as a header: who,what,rate"));

        Path file = write("1,20,bad\n2,20,4\n");
        String message = assertThrows(DyadException.class, () -> RatingsReader.read(file, options, Progress.NONE))
                .getMessage();
        assertTrue(message.startsWith(file + " line 1: rating 'bad'"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2", "1,2,3,4,5", "1,,3", "1,1,2", "1,2,9", "0,1,2", "user,item,nothing"})
    void unusableColumnsAreRefused(String columns) throws IOException {
        Path file = write("user,item,rating,time\n1,2,3,4\n");

        String message = assertThrows(
                        DyadException.class,
                        () -> RatingsReader.read(
                                file, ReadOptions.DEFAULT.withColumns(Columns.parse(columns)), Progress.NONE))
                .getMessage();

        assertTrue(message.toLowerCase(Locale.ROOT).contains("column"), message);
    }

    @Test
    void idsOfAllSizesKeepTheirRows() throws IOException {
        long[] ids = {0, 1023, 1024, 1048575, 1048576, 5_000_000_000L, 7, 1048575, 0, 5_000_000_000L, 1048576};
        StringBuilder text = new StringBuilder("user,item,rating\n");
        for (int i = 0; i < ids.length; i++) {
            text.append(ids[i])
                    .append(',')
                    .append(ids[(3 * i + 1) % ids.length])
                    .append(',')
                    .append(i)
                    .append('\n');
        }

        Dataset dataset = read(text.toString());

        for (int i = 0; i < ids.length; i++) {
            assertEquals(ids[i], dataset.users().ids().number(dataset.ratings().user(i)));
            assertEquals(
                    ids[(3 * i + 1) % ids.length],
                    dataset.items().ids().number(dataset.ratings().item(i)));
        }
        assertEquals(7, dataset.users().size());
    }

    @ParameterizedTest
    @CsvSource({"007", "-5", "9223372036854775807", "-9223372036854775808", "u_1", "1.5", "0", "ключ"})
    void idsKeepTheirText(String id) throws IOException {
        Dataset dataset = read("user,item,rating\n" + id + "," + id + ",1\n3," + id + ",2\n");

        assertEquals(id, dataset.users().ids().id(0));
        assertEquals(id, dataset.items().ids().id(0));
        assertEquals(1, dataset.items().size());
        assertEquals("3", dataset.users().ids().id(1));
    }

    @ParameterizedTest
    @CsvSource({
        "1 2 5, 1:5:1",
        "0.5 3 5, 0.5:5:0.5",
        "-1 0 1, -1:1:1",
        "0 20 100, 0:100:1",
        "0 500 1000, 0:1000:5",
        "1 1.1 2, 1:2:0.1",
        "0 0.25 0.75, 0:0.75:0.25",
        "1e0 2E0 3, 1:3:1"
    })
    void scaleIsTheCoarsestThatFits(String ratings, String scale) throws IOException {
        StringBuilder text = new StringBuilder("user,item,rating\n");
        for (String rating : ratings.split(" ")) {
            text.append("u,i").append(text.length()).append(',').append(rating).append('\n');
        }

        Dataset dataset = read(text.toString());

        assertEquals(RatingScale.parse(scale), dataset.ratings().scale());
        String[] given = ratings.split(" ");
        for (int i = 0; i < given.length; i++) {
            assertEquals(Double.parseDouble(given[i]), dataset.ratings().value(i), 1e-9);
        }
        assertTrue(dataset.notes().get(0).contains("--scale"));
    }

    @Test
    void skippedRowsLeaveNoTraceInTheScale() throws IOException {
        Path items = Files.writeString(folder.resolve("items.csv"), "item,title\n1,One\n2,Two\n");
        Path file = write("user,item,rating,time\na,1,2,5\na,9,77,5\nb,2,3,-5\nc,2,4,5\nd,8,0.5,5\n");

        Dataset dataset = RatingsReader.read(
                file, ReadOptions.DEFAULT.withItems(items).withOnBadRow(BadRows.SKIP), Progress.NONE);

        assertEquals(new RatingScale(2, 4, 1), dataset.ratings().scale());
        assertEquals(2, dataset.users().size());
    }

    @Test
    void givenScaleStands() throws IOException {
        Path file = write("user,item,rating\n1,1,2\n1,2,4\n");

        Dataset dataset =
                RatingsReader.read(file, ReadOptions.DEFAULT.withScale(RatingScale.WHOLE_STARS), Progress.NONE);

        assertEquals(RatingScale.WHOLE_STARS, dataset.ratings().scale());
        assertEquals(1, dataset.ratings().level(0));
        assertEquals(List.of(), dataset.notes());
    }

    @Test
    void ratingsOnNoScaleAreRefused() throws IOException {
        StringBuilder many = new StringBuilder("user,item,rating\n");
        for (int i = 0; i < 300; i++) {
            many.append("1,").append(i).append(',').append(i * 0.37).append('\n');
        }
        for (String text :
                List.of(many.toString(), "user,item,rating\n1,1,0\n1,2,0.0001\n", "user,item,rating\n1,1,1\n")) {
            String message = assertThrows(DyadException.class, () -> read(text)).getMessage();
            assertTrue(message.contains("ratings.txt") && message.contains("--scale"), message);
        }
    }

    @Test
    void duplicatesGiveWayToTheLatestAndAreNoted() throws IOException {
        Dataset dataset = read("user,item,rating,time\n1,1,5,20\n1,1,3,10\n1,2,4,5\n");

        assertEquals(2, dataset.ratings().size());
        assertEquals(5, dataset.ratings().value(0));
        assertTrue(
                dataset.notes().toString().contains("1 rating gave way"),
                dataset.notes().toString());
    }

    @Test
    void itemTableGivesTitlesAndAttributes() throws IOException {
        Path file = write("user,sku,rating\nu,b,1\nu,a,2\n");
        Path items = Files.writeString(
                folder.resolve("items.csv"),
                "Colour,SKU,name\nred|blue,a,\"Lamp, tall\"\n,b,\"two\nlines\"\ngreen,c,Chair\n");
        ReadOptions options = ReadOptions.DEFAULT
                .withColumns(Columns.parse("user,sku,rating"))
                .withItems(items);

        Dataset dataset = RatingsReader.read(file, options, Progress.NONE);

        assertEquals(List.of("two\nlines", "Lamp, tall"), dataset.items().titles());
        var colour = dataset.items().attribute("Colour").orElseThrow();
        assertEquals(List.of(List.of(), List.of("red", "blue")), List.of(colour.of(0), colour.of(1)));
    }

    @Test
    void movieLensTableServesAsItemTable() throws IOException {
        Path items = Files.writeString(folder.resolve("m.csv"), "movieId,title,genres\n1,Red (1990),Drama|War\n");

        Dataset dataset = RatingsReader.read(
                write("user,item,rating\nu,1,1\nv,1,2\n"), ReadOptions.DEFAULT.withItems(items), Progress.NONE);

        assertEquals(
                List.of("Drama", "War"),
                dataset.items().attribute("genre").orElseThrow().of(0));
        assertEquals(
                List.of("1990"), dataset.items().attribute("year").orElseThrow().of(0));
    }

    private Dataset read(String text) throws IOException {
        return RatingsReader.read(write(text), ReadOptions.DEFAULT, Progress.NONE);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("ratings.txt"), text);
    }
}
