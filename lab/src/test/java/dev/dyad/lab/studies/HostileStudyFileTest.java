package dev.dyad.lab.studies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.lab.Study;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that nobody wrote by mistake. */
class HostileStudyFileTest {

    @TempDir
    private Path folder;

    @Test
    void aliasesThatMultiplyAreRefusedAtTheFirst() throws IOException {
        String bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
                + IntStream.rangeClosed(1, 30)
                        .mapToObj(i -> "a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)))
                        .collect(Collectors.joining());
        assertEquals(
                " line 2: the alias *a0 is not allowed; write out what it stands for, or put what is common under 'base'",
                messageOf(bomb));
    }

    @Test
    void nestingIsBounded() throws IOException {
        assertEquals(" line 1: nested more than 8 deep", messageOf("name: " + "[".repeat(200_000)));
        assertEquals(
                " line 9: nested more than 8 deep",
                messageOf(IntStream.range(0, 400)
                        .mapToObj(i -> " ".repeat(i) + "a:\n")
                        .collect(Collectors.joining())));
    }

    @Test
    void aLargeFileIsNotRead() throws IOException {
        assertEquals(": larger than 256 KiB, so this is no study", messageOf("#".repeat((256 << 10) + 1)));
    }

    @Test
    void longTextsAreCutInMessages() throws IOException {
        for (String text : new String[] {
            "x".repeat(250_000) + ": 1", "a: " + "x".repeat(250_000), "a: !" + "x".repeat(250_000) + " 1"
        }) {
            String message = messageOf(text);
            assertTrue(message.length() < 1500, message.substring(0, Math.min(300, message.length())));
        }
    }

    @Test
    void manyNamesAndValuesAreReadQuicklyOrRefused() {
        String names =
                IntStream.range(0, 20_000).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());
        String values = IntStream.range(1, 20_000).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        assertTimeout(Duration.ofSeconds(20), () -> {
            assertEquals(" line 1001: more than 1,000 names", messageOf(names));
            assertEquals(" line 1: more than 10,000 values in a list", messageOf("grid: {epochs: [" + values + "]}"));
        });
    }

    @Test
    void bytesThatAreNoTextAreRefusedWithTheirLine() throws IOException {
        Path file = folder.resolve("latin.yaml");
        Files.write(file, "name: mine\nquestion: Is it für mich?\n".getBytes(StandardCharsets.ISO_8859_1));
        DyadException e = assertThrows(DyadException.class, () -> StudyFile.read(file));
        assertEquals(file + " line 2: this is not UTF-8; save the file as UTF-8", e.getMessage());
        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xe2, (byte) 0x82});
        assertEquals(
                file + " line 1: this is not UTF-8; save the file as UTF-8",
                assertThrows(DyadException.class, () -> StudyFile.read(file)).getMessage());
    }

    /** Whatever is made of the example, the answer is a study or a message. */
    @Test
    void damagedFilesGiveAStudyOrAMessage() throws IOException {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "abz019 \n\t:-[]{}#&*!|>'\"%@`?,.\\~<=_/\u00e4\u2028\ud83d\ude00\u0000";
        Path file = folder.resolve("damaged.yaml");
        String example = StudyFile.example();
        int studies = 0;
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder(example);
            for (int k = random.nextInt(1, 6); k > 0 && text.length() > 1; k--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    default -> text.setLength(at + 1);
                }
            }
            Files.writeString(file, text.toString().replaceAll("[\ud800-\udfff]", "?"));
            try {
                Study study = StudyFile.read(file);
                assertTrue(!study.runs().isEmpty());
                studies++;
            } catch (DyadException e) {
                assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", file " + i + ":\n" + text, e);
            }
        }
        assertTrue(studies > 10 && studies < 490, studies + " studies, seed " + seed);
    }

    private String messageOf(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("hostile.yaml"), text);
        String message =
                assertThrows(DyadException.class, () -> StudyFile.read(file)).getMessage();
        assertTrue(message.startsWith(file.toString()), message);
        return message.substring(file.toString().length());
    }
}
