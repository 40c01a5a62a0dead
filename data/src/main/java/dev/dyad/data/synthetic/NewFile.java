package dev.dyad.data.synthetic;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that did not exist before, written from its beginning to its end. */
final class NewFile implements Closeable {

    private final FileChannel channel;

    NewFile(Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    static void write(Path path, Rows rows) throws IOException {
        try (NewFile file = new NewFile(path)) {
            file.append(rows);
        }
    }

    void append(Rows rows) throws IOException {
        ByteBuffer buffer = rows.buffer();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
