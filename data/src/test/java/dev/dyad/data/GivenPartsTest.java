package dev.dyad.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.Progress;
import dev.dyad.ratings.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenPartsTest {

    @TempDir
    Path folder;

    @Test
    void heldOutFileIsWhatItsSplitHoldsOut() throws IOException {
        Path train = write("train.csv", "user,item,rating,time\na,x,1,5\na,x,2,6\nb,y,5,7\n");
        Path test = write("test.csv", "user,item,rating,time\nc,x,3,8\na,z,4,9\n");

        GivenParts read = RatingsReader.readParts(train, test, ReadOptions.DEFAULT, Progress.NONE);

        assertEquals("train.csv+test.csv", read.dataset().name());
        assertEquals("given:test.csv", read.split().toString());
        Parts parts = read.split().apply(read.dataset().ratings(), 1);
        assertEquals(2, parts.train().size());
        assertEquals(2, parts.train().value(0));
        assertEquals(2, parts.heldOut().size());
        assertEquals(3, parts.heldOut().value(0));
        assertEquals("c", read.dataset().users().ids().id(parts.heldOut().user(0)));
        assertEquals("z", read.dataset().items().ids().id(parts.heldOut().item(1)));
        assertEquals(9, parts.heldOut().time(1));
        assertEquals(3, read.dataset().users().size());
        assertTrue(read.dataset().notes().toString().contains("1 rating gave way"));
    }

    @Test
    void pairInBothPartsIsAnErrorOrLeftOutOfTraining() throws IOException {
        Path train = write("train.csv", "user,item,rating\na,x,1\na,y,2\nb,y,5\n");
        Path test = write("test.csv", "user,item,rating\nc,x,3\na,y,4\n");

        String message = assertThrows(
                        DyadException.class,
                        () -> RatingsReader.readParts(train, test, ReadOptions.DEFAULT, Progress.NONE))
                .getMessage();
        assertTrue(message.startsWith("User a, item y is in both " + train + " and " + test), message);

        GivenParts read =
                RatingsReader.readParts(train, test, ReadOptions.DEFAULT.withOnBadRow(BadRows.SKIP), Progress.NONE);
        Parts parts = read.split().apply(read.dataset().ratings(), 1);
        assertEquals(2, parts.train().size());
        assertEquals(2, parts.heldOut().size());
        assertEquals(4, parts.heldOut().value(1));
        assertTrue(read.dataset().notes().toString().contains("1 pairs are in both"));
    }

    @Test
    void timesInOnePartOnlyAreRefused() throws IOException {
        Path train = write("train.csv", "user,item,rating,time\na,x,1,5\nb,x,2,5\n");
        Path test = write("test.csv", "user,item,rating\nc,x,3\n");

        String message = assertThrows(
                        DyadException.class,
                        () -> RatingsReader.readParts(train, test, ReadOptions.DEFAULT, Progress.NONE))
                .getMessage();
        assertTrue(message.startsWith(test + " has no times") && message.contains("--columns"), message);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
