package dev.dyad.data.download;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {

    @TempDir
    Path folder;

    private Path target() throws IOException {
        return Files.createDirectories(folder.resolve("a/target"));
    }

    private DyadException refused(byte[] zip) throws IOException {
        Path file = Files.write(folder.resolve("x.zip"), zip);
        Path target = target();
        return assertThrows(DyadException.class, () -> new Archive(file, 1_000_000).unpack(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "../../evil",
                "ok/../../evil",
                "ok/../evil",
                "/evil",
                "..\\evil",
                "C:\\evil",
                "C:evil",
                ".",
                "./"
            })
    void entriesThatLeaveTheFolderAreRefused(String name) throws IOException {
        DyadException e = refused(Zips.of(name, new byte[] {1}));

        assertTrue(e.getMessage().contains("'" + name + "'"), e.getMessage());
        assertFalse(Files.exists(folder.resolve("evil")) || Files.exists(folder.resolve("a/evil")));
    }

    @Test
    void moreBytesThanTheLimitOverAllEntriesAreRefused() throws IOException {
        DyadException e = refused(Zips.of("a", new byte[600_000], "b", new byte[600_000]));

        assertTrue(e.getMessage().contains("more than 1,000,000 bytes"), e.getMessage());
    }

    @Test
    void aFlippedByteIsNoticed() throws IOException {
        byte[] zip = Zips.of("data", Zips.noise(10_000));
        zip[5_000] ^= 1;

        assertTrue(refused(zip).getMessage().contains("damaged"));
    }

    @Test
    void aTruncatedArchiveIsRefused() throws IOException {
        byte[] zip = Zips.of("data", Zips.noise(10_000));

        assertTrue(refused(Arrays.copyOf(zip, 6_000)).getMessage().contains("damaged"));
    }

    @Test
    void anEntryThatComesTwiceIsRefused() throws IOException {
        byte[] zip = Zips.of("aa", new byte[] {1}, "ab", new byte[] {1});
        for (int i = 0; i < zip.length - 1; i++) {
            if (zip[i] == 'a' && zip[i + 1] == 'b') {
                zip[i + 1] = 'a';
            }
        }

        assertTrue(refused(zip).getMessage().contains("more than once"));
    }
}
