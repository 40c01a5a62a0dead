package dev.dyad.store;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A tensor to be written.
 *
 * @param name unlike any other in the file
 * @param type of its elements
 * @param shape its length along each axis, the last varying fastest; an empty list is a single element
 * @param content gives the elements when the file is written
 */
public record Tensor(String name, TensorType type, List<Long> shape, Content content) {

    /** Elements that are gathered before they are handed on. */
    private static final int PIECE = 1 << 14;

    /** Gives a tensor's elements, in row-major order, as many as its shape says. */
    @FunctionalInterface
    public interface Content {
        void writeTo(TensorSink sink);
    }

    /** Copies one row of a matrix, such as {@link dev.dyad.model.FactorMatrix#copyRow}. */
    @FunctionalInterface
    public interface FloatRows {
        /** Writes a row's elements from {@code target[offset]} on. */
        void copyRow(int row, float[] target, int offset);
    }

    public Tensor {
        shape = List.copyOf(shape);
        if (shape.stream().anyMatch(length -> length < 0) || name.equals(TensorHeader.METADATA)) {
            throw new IllegalArgumentException("tensor " + name + " of shape " + shape);
        }
    }

    /** How many elements the shape has. */
    public long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** A vector of floats. */
    public static Tensor floats(String name, float[] values) {
        return vector(name, TensorType.F32, values.length, sink -> sink.floats(values, 0, values.length));
    }

    /** A vector of doubles. */
    public static Tensor doubles(String name, double[] values) {
        return vector(name, TensorType.F64, values.length, sink -> sink.doubles(values, 0, values.length));
    }

    /** A vector of 32-bit integers. */
    public static Tensor ints(String name, int[] values) {
        return vector(name, TensorType.I32, values.length, sink -> sink.ints(values, 0, values.length));
    }

    /** Gives {@code count} elements of a vector, from element {@code first} on, in an array from its start. */
    @FunctionalInterface
    public interface Piece<A> {
        void copy(int first, A target, int count);
    }

    /** A vector of 32-bit integers that are asked for piece by piece. */
    public static Tensor ints(String name, int length, Piece<int[]> pieces) {
        return vector(name, TensorType.I32, length, sink -> {
            int[] piece = new int[Math.min(length, PIECE)];
            for (int first = 0; first < length; ) {
                int count = Math.min(length - first, PIECE);
                pieces.copy(first, piece, count);
                sink.ints(piece, 0, count);
                first += count;
            }
        });
    }

    /** A vector of 32-bit integers that are asked for one by one, from 0. */
    public static Tensor ints(String name, int length, IntUnaryOperator element) {
        return ints(name, length, (int first, int[] target, int count) -> {
            for (int i = 0; i < count; i++) {
                target[i] = element.applyAsInt(first + i);
            }
        });
    }

    /** A vector of bytes that are asked for one by one, from 0. */
    public static Tensor bytes(String name, int length, IntUnaryOperator element) {
        return bytes(name, length, (int first, byte[] target, int count) -> {
            for (int i = 0; i < count; i++) {
                target[i] = (byte) element.applyAsInt(first + i);
            }
        });
    }

    /** A vector of bytes that are asked for piece by piece. */
    public static Tensor bytes(String name, int length, Piece<byte[]> pieces) {
        return vector(name, TensorType.U8, length, sink -> {
            byte[] piece = new byte[Math.min(length, PIECE)];
            for (int first = 0; first < length; ) {
                int count = Math.min(length - first, PIECE);
                pieces.copy(first, piece, count);
                sink.bytes(piece, 0, count);
                first += count;
            }
        });
    }

    /** A vector of 64-bit integers. */
    public static Tensor longs(String name, long[] values) {
        return vector(name, TensorType.I64, values.length, sink -> sink.longs(values, 0, values.length));
    }

    /** A vector of bytes. */
    public static Tensor bytes(String name, byte[] values) {
        return vector(name, TensorType.U8, values.length, sink -> sink.bytes(values, 0, values.length));
    }

    /** A vector whose content is given piece by piece. */
    public static Tensor vector(String name, TensorType type, long length, Content content) {
        return new Tensor(name, type, List.of(length), content);
    }

    /** A matrix of floats that is asked for row by row, from 0. */
    public static Tensor floatMatrix(String name, int rows, int columns, FloatRows source) {
        return new Tensor(name, TensorType.F32, List.of((long) rows, (long) columns), sink -> {
            float[] row = new float[columns];
            for (int r = 0; r < rows; r++) {
                source.copyRow(r, row, 0);
                sink.floats(row, 0, columns);
            }
        });
    }
}
