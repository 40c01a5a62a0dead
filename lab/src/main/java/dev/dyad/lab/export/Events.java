package dev.dyad.lab.export;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * TensorBoard's Event messages: event.proto and summary.proto of TensorFlow. An event is the figures of one epoch, whose
 * number is the event's step.
 */
final class Events {

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_NUMBER = 2;

    /** Where the step stands: behind the wall time's tag and eight bytes, and the step's own tag. */
    private static final int STEP_POSITION = 10;

    private Events() {}

    /** What a file of events starts with. */
    static byte[] version(double seconds) {
        return new ProtobufMessage()
                .real(WALL_TIME, seconds)
                .text(FILE_VERSION, "brain.Event:2")
                .toBytes();
    }

    /**
     * Some figures by their names.
     *
     * @param seconds since 1970
     * @param epoch from 1
     */
    static byte[] scalars(double seconds, int epoch, Map<String, Double> figures) {
        ProtobufMessage summary = new ProtobufMessage();
        figures.forEach((name, figure) -> summary.message(
                SUMMARY_VALUE, new ProtobufMessage().text(VALUE_TAG, name).real(VALUE_NUMBER, figure.floatValue())));
        return new ProtobufMessage()
                .real(WALL_TIME, seconds)
                .integer(STEP, epoch)
                .message(SUMMARY, summary)
                .toBytes();
    }

    /** The epoch of an event as written here; 0 of one without, such as the version. */
    static int epochOf(ByteBuffer event) {
        if (event.limit() <= STEP_POSITION || event.get(STEP_POSITION - 1) != STEP << 3) {
            return 0;
        }
        long epoch = 0;
        int shift = 0;
        for (int i = STEP_POSITION; i < event.limit() && shift < Integer.SIZE; i++, shift += 7) {
            epoch |= (event.get(i) & 0x7FL) << shift;
            if (event.get(i) >= 0) {
                break;
            }
        }
        return (int) Math.min(epoch, Integer.MAX_VALUE);
    }
}
