package dev.dyad.lab.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A message in Protocol Buffers' wire format, written field by field: each is a varint of its number and type, and then
 * its value (protobuf.dev/programming-guides/encoding). Grows as it must.
 */
final class ProtobufMessage {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private ByteBuffer buffer = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);

    /** A field of type int64; not for negative numbers, which TensorBoard's steps are not. */
    ProtobufMessage integer(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    ProtobufMessage real(int field, double value) {
        tag(field, FIXED_64);
        room(Double.BYTES).putDouble(value);
        return this;
    }

    ProtobufMessage real(int field, float value) {
        tag(field, FIXED_32);
        room(Float.BYTES).putFloat(value);
        return this;
    }

    ProtobufMessage text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtobufMessage message(int field, ProtobufMessage value) {
        return bytes(field, value.toBytes());
    }

    byte[] toBytes() {
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return bytes;
    }

    private ProtobufMessage bytes(int field, byte[] value) {
        tag(field, BYTES);
        varint(value.length);
        room(value.length).put(value);
        return this;
    }

    private void tag(int field, int type) {
        varint((long) field << 3 | type);
    }

    /** Seven bits a byte, the lowest first; the top bit says that more follow. */
    private void varint(long value) {
        long rest = value;
        for (; rest > 0x7F; rest >>>= 7) {
            room(1).put((byte) (rest | 0x80));
        }
        room(1).put((byte) rest);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer larger =
                    ByteBuffer.allocate(2 * buffer.capacity() + bytes).order(ByteOrder.LITTLE_ENDIAN);
            buffer = larger.put(buffer.flip());
        }
        return buffer;
    }
}
