package dev.dyad.lab.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.lab.Reports;
import dev.dyad.lab.export.EventReader.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFileTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00.500Z"));

    @TempDir
    Path folder;

    private byte[] bytes() throws IOException {
        return Files.readAllBytes(folder.resolve(EventFile.NAME));
    }

    private void write(int from, int to) {
        try (EventFile events = EventFile.open(folder, from - 1, CLOCK)) {
            for (int epoch = from; epoch <= to; epoch++) {
                events.append(Reports.epoch(epoch), 1e-3);
            }
        }
    }

    @Test
    void startsWithTheVersionAndHasOneEventForEachEpoch() throws IOException {
        write(1, 300);

        List<Event> events = EventReader.read(bytes());
        assertEquals(301, events.size());
        double wallTime = Instant.parse("2026-11-24T12:00:00.500Z").toEpochMilli() / 1000.0;
        assertEquals(new Event(wallTime, 0, "brain.Event:2", Map.of()), events.get(0));
        for (int epoch = 1; epoch <= 300; epoch++) {
            assertEquals(epoch, events.get(epoch).step());
            assertEquals(wallTime, events.get(epoch).wallTime());
        }
        Map<String, Float> expected = Map.of(
                "loss/train", 0.5f,
                "accuracy/train-running", 0.28125f,
                "accuracy/train", 0.40625f,
                "accuracy/validation", 0.5f,
                "accuracy/test", 0.265625f,
                "rmse/validation", 0.75f,
                "rmse/test", 0.875f,
                "mae/test", 0.6875f,
                "learning-rate", 0.001f,
                "seconds", 1.5f);
        assertEquals(expected, events.get(2).scalars());
    }

    /** The first bytes of any event file that TensorFlow writes: a version event has 24 bytes. */
    @Test
    void beginsLikeAFileOfTensorFlow() throws IOException {
        write(1, 1);
        assertEquals("1800000000000000a37f4b2209", HexFormat.of().formatHex(bytes(), 0, 13));
    }

    /** CRC-32C of "123456789" is e3069283 (RFC 3720's polynomial); masked by hand. */
    @Test
    void theReaderOfTheseTestsKnowsTheChecksum() {
        int rotated = 0xE3069283 >>> 15 | 0xE3069283 << 17;
        assertEquals(rotated + 0xA282EAD8, EventReader.masked("123456789".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void figuresThatAreNotThereAreLeftOut() throws IOException {
        try (EventFile events = EventFile.open(folder, 0, CLOCK)) {
            events.append(Reports.withoutTest(1), 1e-3);
        }
        assertEquals(
                List.of("loss/train", "accuracy/train-running", "accuracy/train", "learning-rate", "seconds"),
                List.copyOf(EventReader.read(bytes()).get(1).scalars().keySet()));
    }

    @Test
    void aRunThatGoesOnWritesTheSameBytesAsOneThatWasNeverStopped() throws IOException {
        write(1, 200);
        byte[] whole = bytes();
        Files.delete(folder.resolve(EventFile.NAME));

        write(1, 130);
        write(131, 200);

        assertArrayEquals(whole, bytes());
    }

    @Test
    void epochsThatAreTrainedAgainAreCutOff() throws IOException {
        write(1, 5);
        byte[] five = bytes();
        write(6, 9);

        try (EventFile events = EventFile.open(folder, 5, CLOCK)) {
            assertEquals(5, events.lastEpoch());
        }
        assertArrayEquals(five, bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9, 20, 100})
    void anEpochThatWasWrittenInPartIsCutOff(int lost) throws IOException {
        write(1, 3);
        byte[] three = bytes();
        write(4, 4);
        byte[] four = bytes();
        Files.write(folder.resolve(EventFile.NAME), Arrays.copyOf(four, four.length - lost));

        try (EventFile events = EventFile.open(folder, 4, CLOCK)) {
            assertEquals(3, events.lastEpoch());
        }
        assertArrayEquals(three, bytes());
    }

    @Test
    void aBrokenByteEndsWhatIsKept() throws IOException {
        write(1, 3);
        byte[] three = bytes();
        write(4, 8);
        byte[] broken = bytes();
        broken[three.length + 30] ^= 1;
        Files.write(folder.resolve(EventFile.NAME), broken);

        try (EventFile events = EventFile.open(folder, 8, CLOCK)) {
            assertEquals(3, events.lastEpoch());
        }
        assertArrayEquals(three, bytes());
    }

    @Test
    void aFileOfNoiseIsBegunAnew() throws IOException {
        Files.write(folder.resolve(EventFile.NAME), new byte[1000]);
        try (EventFile events = EventFile.open(folder, 10, CLOCK)) {
            assertEquals(0, events.lastEpoch());
        }
        assertEquals("brain.Event:2", EventReader.read(bytes()).get(0).version());
    }

    @Test
    void aReaderSeesAnEpochAsSoonAsItIsAppended() throws IOException {
        try (EventFile events = EventFile.open(folder, 0, CLOCK)) {
            events.append(Reports.epoch(1), 1e-3);
            assertEquals(2, EventReader.read(bytes()).size());
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path nowhere = folder.resolve("nowhere");
        DyadException e = assertThrows(DyadException.class, () -> EventFile.open(nowhere, 0, CLOCK));
        assertEquals(DyadException.Kind.IO, e.kind());
        assertTrue(e.getMessage().contains(nowhere.toString()), e.getMessage());
    }
}
