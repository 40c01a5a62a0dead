package dev.dyad.lab.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * TensorFlow's record framing (tensorflow.org/tutorials/load_data/tfrecord): the length as 64 bits, the checksum of
 * these, the data, the checksum of the data; little-endian. A checksum is the CRC-32C, rotated and shifted, so that sums
 * of data that contain sums stay independent.
 */
final class TfRecord {

    private static final int LENGTH_BYTES = Long.BYTES;
    private static final int HEAD_BYTES = LENGTH_BYTES + Integer.BYTES;
    private static final int FOOT_BYTES = Integer.BYTES;

    private TfRecord() {}

    /** A record with its frame. */
    static byte[] framed(byte[] data) {
        ByteBuffer record = ByteBuffer.allocate(HEAD_BYTES + data.length + FOOT_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(data.length);
        record.putInt(maskedSum(record.array(), 0, LENGTH_BYTES)).put(data);
        return record.putInt(maskedSum(data, 0, data.length)).array();
    }

    /** The data of the record at {@code start}; empty where no whole record stands there. */
    static Optional<ByteBuffer> read(byte[] file, int start) {
        if (file.length - start < HEAD_BYTES + FOOT_BYTES) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.getLong(start);
        boolean whole = bytes.getInt(start + LENGTH_BYTES) == maskedSum(file, start, LENGTH_BYTES)
                && length >= 0
                && length <= file.length - start - HEAD_BYTES - FOOT_BYTES;
        if (!whole) {
            return Optional.empty();
        }
        int foot = start + HEAD_BYTES + (int) length;
        if (bytes.getInt(foot) != maskedSum(file, start + HEAD_BYTES, (int) length)) {
            return Optional.empty();
        }
        return Optional.of(bytes.slice(start + HEAD_BYTES, (int) length).order(ByteOrder.LITTLE_ENDIAN));
    }

    /** How many bytes a record of so many bytes of data takes. */
    static int size(int dataBytes) {
        return HEAD_BYTES + dataBytes + FOOT_BYTES;
    }

    private static int maskedSum(byte[] bytes, int start, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, start, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xA282EAD8;
    }
}
