package dev.dyad.store;

import java.util.List;

/**
 * A tensor in a file.
 *
 * @param name as in the header
 * @param type of its elements
 * @param shape its length along each axis, the last varying fastest
 * @param elements the product of the shape
 * @param position in the file of its first byte
 */
public record TensorInfo(String name, TensorType type, List<Long> shape, long elements, long position) {

    public TensorInfo {
        shape = List.copyOf(shape);
    }

    /** How many bytes it takes. */
    public long bytes() {
        return elements * type.bytes();
    }
}
