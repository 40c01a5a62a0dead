package dev.dyad.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyad.Progress;
import dev.dyad.ratings.Dataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class RealRatingsReadTest {

    private static final Path SET = Path.of(System.getProperty("dyad.shared", "../../shared"), "data/ml-latest-small");

    @Test
    void latestSmallHasItsPublishedCounts() {
        Assumptions.assumeTrue(Files.isDirectory(SET), "no " + SET);

        Dataset dataset = RatingsReader.read(SET, ReadOptions.DEFAULT, Progress.NONE);

        assertEquals("ml-latest-small", dataset.name());
        assertEquals(100_836, dataset.ratings().size());
        assertEquals(610, dataset.users().size());
        assertEquals(9_724, dataset.items().size());
        assertEquals(List.of("18 of 9,742 items in the item table have no rating and are left out"), dataset.notes());
        assertEquals("Toy Story (1995)", dataset.items().title(0));
        assertEquals(3.501557, dataset.ratings().mean(), 1e-6);
    }
}
