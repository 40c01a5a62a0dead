package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of files that are not there, or are of another kind: the file, what is wrong with it, what to do. */
class FileMessagesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        Files.createDirectory(folder.resolve("picture.svg"));
        Files.writeString(folder.resolve("text.txt"), "hello\n");
        Files.writeString(folder.resolve("pairs.csv"), "user,item\n1,1\n");
        Files.write(folder.resolve("binary"), new byte[] {'"', 'a', '"', 0, 27, ':', 1, 2});
        Files.writeString(folder.resolve("ratings.csv"), "user,item,rating\n1,1,5\n1,2,1\n2,1,3\n2,2,4\n");
        Screen screen = Screen.plain();
        assertEquals(
                ExitCode.OK, screen.run(words("train --data @ratings.csv --dim 2 --epochs 1 --out @m.safetensors")));
    }

    /** A word that starts with {@code @} is the name of a file in the folder, a sole {@code -} is an empty one. */
    private String[] words(String line) {
        return Arrays.stream(line.split(" "))
                .map(word -> word.equals("-") ? "" : word.replace("@", folder + "/"))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IO    | evaluate --model @gone              | There is no model @gone. Name another one with --model, or make it: dyad train",
                "IO    | recommend --user 1 --model @empty   | --model @empty is a folder; name the model file in it, such as @empty/model.safe",
                "USAGE | recommend --model @m.safetensors    | Give --user with the ID of a user, or --all",
                "USAGE | recommend --model @m.safetensors --all --user 1 | Give --user with the ID of a user, or --all",
                "USAGE | recommend --model @m.safetensors --all | add --out best.csv, or best.parquet",
                "USAGE | recommend --model @m.safetensors --user 1 --out @b.csv | --out goes with --all",
                "USAGE | recommend --model @m.safetensors --all --out @m.safetensors | give a name that ends in .csv or .parquet",
                "IO    | recommend --model @m.safetensors --all --out @gone/b.csv | there is no folder @gone; make it first",
                "USAGE | evaluate --model -                  | it is empty; give a name",
                "USAGE | evaluate --model @m/                | names a folder; name a file in it",
                "MODEL | evaluate --model @text.txt          | The file is damaged or of another kind",
                "IO    | predict --model @m.safetensors --pairs @gone | Cannot read @gone: there is no such file; check its name",
                "IO    | predict --model @m.safetensors --pairs @empty | Cannot read @empty: it is a folder; name a file",
                "DATA  | predict --model @m.safetensors --pairs @binary | binary: ",
                "DATA  | predict --model @m.safetensors --pairs @text.txt | no column called 'user' in the header 'hello'",
                "USAGE | predict --model @m.safetensors --pairs @pairs.csv --out @empty | is a folder; name a file in it, such as @empty/pred",
                "IO    | predict --model @m.safetensors --pairs @pairs.csv --out @gone/p | there is no folder @gone; make it first",
                "IO    | train --data @gone                  | There is no file or folder '@gone'",
                "USAGE | train --data -                      | The name of the ratings is empty",
                "DATA  | train --data @binary                | is no text",
                "DATA  | train --data @m.safetensors         | is no text",
                "USAGE | train --data @ratings.csv --items - | --items is empty; name a file",
                "IO    | train --data @ratings.csv --items @gone | Cannot read @gone: there is no such file",
                "IO    | train --data @ratings.csv --items @empty | Cannot read @empty: it is a folder",
                "USAGE | train --data @ratings.csv --split given: | needs a file behind the colon",
                "IO    | train --data @ratings.csv --out @gone/m | there is no folder @gone; make it first",
                "USAGE | train --data @ratings.csv --out @m/ | names a folder; name a file in it",
                "USAGE | train --data @ratings.csv --plot @picture.svg | --plot @picture.svg is a folder; choose another name",
                "IO    | data make --out @text.txt/made      | a part of its path is a file",
                "USAGE | data make --out -                  | it is empty; give a name",
                "USAGE | data get ml-100k --mirror nonsense  | give an address such as https://files.grouplens.org/",
                "USAGE | data get ml-100k --mirror ftp://x/y | give an address such as https://files.grouplens.org/",
                "USAGE | data show                           | Say where the ratings are, such as --data ml-latest-small"
            })
    void theMessageNamesFileAndRemedy(ExitCode expected, String line, String said) {
        Screen screen = Screen.plain();
        assertEquals(expected, screen.run(words(line)), screen::err);
        assertTrue(screen.err().contains(said.replace("@", folder + "/")), screen.err());
        assertFalse(screen.err().contains("java."), screen.err());
    }

    @Test
    void aFolderIsNotReplacedByPredictions() {
        Screen screen = Screen.plain();
        screen.run(words("predict --model @m.safetensors --pairs @pairs.csv --out @empty"));
        assertTrue(Files.isDirectory(folder.resolve("empty")));
    }
}
