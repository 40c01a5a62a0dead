package dev.dyad.store;

/** The element types of the safetensors format that Dyad reads and writes, all little-endian. */
public enum TensorType {
    /** 32-bit floats. */
    F32(4),
    /** 64-bit floats. */
    F64(8),
    /** Signed 32-bit integers. */
    I32(4),
    /** Signed 64-bit integers. */
    I64(8),
    /** Bytes, 0 to 255. */
    U8(1);

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /** How many bytes an element takes. */
    public int bytes() {
        return bytes;
    }
}
