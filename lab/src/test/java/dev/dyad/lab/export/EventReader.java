package dev.dyad.lab.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads TensorBoard's event files, for tests: written from the descriptions of the formats and sharing nothing with what
 * writes them. Fails at the first byte that is not as it should be.
 */
final class EventReader {

    /** An event with its scalars by tag. */
    record Event(double wallTime, long step, String version, Map<String, Float> scalars) {}

    /** A field of a message: a Long, Double, Float or ByteBuffer. */
    private record Field(int number, Object value) {}

    private EventReader() {}

    static List<Event> read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            check(masked(length), in.getInt(), "checksum of the length");
            byte[] data = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            in.get(data);
            check(masked(data), in.getInt(), "checksum of the data");
            events.add(event(ByteBuffer.wrap(data)));
        }
        return events;
    }

    private static Event event(ByteBuffer message) {
        double wallTime = 0;
        long step = 0;
        String version = "";
        Map<String, Float> scalars = new LinkedHashMap<>();
        for (Field field : fields(message)) {
            switch (field.number()) {
                case 1 -> wallTime = (Double) field.value();
                case 2 -> step = (Long) field.value();
                case 3 -> version = text(field);
                case 5 -> fields((ByteBuffer) field.value()).forEach(value -> put(scalars, value));
                default -> throw new AssertionError("unknown field " + field);
            }
        }
        return new Event(wallTime, step, version, scalars);
    }

    private static void put(Map<String, Float> scalars, Field summaryValue) {
        check(1, summaryValue.number(), "field of a summary");
        List<Field> fields = fields((ByteBuffer) summaryValue.value());
        check(2, fields.size(), "fields of a value");
        check(1, fields.get(0).number(), "the tag's field");
        check(2, fields.get(1).number(), "the number's field");
        scalars.put(text(fields.get(0)), (Float) fields.get(1).value());
    }

    private static String text(Field field) {
        return StandardCharsets.UTF_8.decode((ByteBuffer) field.value()).toString();
    }

    private static List<Field> fields(ByteBuffer message) {
        message.order(ByteOrder.LITTLE_ENDIAN);
        List<Field> fields = new ArrayList<>();
        while (message.hasRemaining()) {
            long key = varint(message);
            Object value =
                    switch ((int) key & 7) {
                        case 0 -> varint(message);
                        case 1 -> message.getDouble();
                        case 2 -> {
                            int length = (int) varint(message);
                            ByteBuffer bytes = message.slice(message.position(), length);
                            message.position(message.position() + length);
                            yield bytes;
                        }
                        case 5 -> message.getFloat();
                        default -> throw new AssertionError("wire type of key " + key);
                    };
            fields.add(new Field((int) (key >> 3), value));
        }
        return fields;
    }

    private static long varint(ByteBuffer in) {
        byte next = in.get();
        return next >= 0 ? next : (next & 0x7F) + 128 * varint(in);
    }

    /** CRC-32C bit by bit (reflected polynomial 0x82F63B78), masked. */
    static int masked(byte[] bytes) {
        int crc = ~0;
        for (byte b : bytes) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 1 ? crc >>> 1 ^ 0x82F63B78 : crc >>> 1;
            }
        }
        crc = ~crc;
        return (crc >>> 15 | crc << 17) + 0xA282EAD8;
    }

    private static void check(long expected, long actual, String what) {
        if (expected != actual) {
            throw new AssertionError(what + ": " + actual + " instead of " + expected);
        }
    }
}
