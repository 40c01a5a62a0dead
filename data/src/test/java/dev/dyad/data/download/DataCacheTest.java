package dev.dyad.data.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCacheTest {

    private static final Path HOME = Path.of("/home/kim").toAbsolutePath();

    private static Path folder(Map<String, String> environment, String system) {
        return DataCache.of(environment, system, HOME).folder();
    }

    @Test
    void ownVariableWinsOverTheDesktopsWhichWinsOverTheHome() {
        String own = HOME.resolve("own").toString();
        String xdg = HOME.resolve("xdg").toString();

        assertEquals(Path.of(own), folder(Map.of("DYAD_CACHE", own, "XDG_CACHE_HOME", xdg), "Linux"));
        assertEquals(Path.of(xdg, "dyad"), folder(Map.of("XDG_CACHE_HOME", xdg), "Linux"));
        assertEquals(HOME.resolve(".cache/dyad"), folder(Map.of(), "Linux"));
        assertEquals(HOME.resolve(".cache/dyad"), folder(Map.of("DYAD_CACHE", "", "XDG_CACHE_HOME", "some"), "Linux"));
    }

    @Test
    void macAndWindowsHaveTheirOwnPlaces() {
        String local = HOME.resolve("AppData/Local").toString();

        assertEquals(HOME.resolve("Library/Caches/dyad"), folder(Map.of(), "Mac OS X"));
        assertEquals(Path.of(local, "dyad"), folder(Map.of("LOCALAPPDATA", local), "Windows 11"));
        assertEquals(HOME.resolve(".cache/dyad"), folder(Map.of(), "Windows 11"));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed(@TempDir Path temp) throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "in the way");
        DataCache cache = new DataCache(file.resolve("cache"));

        DyadException e = assertThrows(DyadException.class, cache::make);
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        assertTrue(e.getMessage().contains("DYAD_CACHE"), e.getMessage());
    }

    @Test
    void unknownNamesGetTheListOfKnownOnes() {
        assertEquals(KnownDataset.ML_25M, KnownDataset.named("ml-25m"));
        String message = assertThrows(DyadException.class, () -> KnownDataset.named("ml-26m"))
                .getMessage();
        assertTrue(message.contains("ml-26m") && message.contains("ml-latest-small"), message);
    }

    @Test
    void termsNameTheDataSetAndWhereTheFullTextIs() {
        for (KnownDataset dataset : KnownDataset.values()) {
            assertTrue(dataset.terms().startsWith(dataset.id() + " "));
            assertTrue(dataset.terms().contains(dataset.id() + "-README."));
        }
    }
}
