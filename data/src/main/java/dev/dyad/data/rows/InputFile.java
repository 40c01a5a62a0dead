package dev.dyad.data.rows;

import java.io.IOException;
import java.io.InputStream;

/** A file on disk or a member of a zip. May be opened several times. */
public interface InputFile {

    /** The last part of its path. */
    String name();

    /** The place that an error names: a path, with that of the zip in front where it is inside one. */
    String label();

    /** Its length in bytes, uncompressed. */
    long size();

    InputStream open() throws IOException;
}
