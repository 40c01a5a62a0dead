package dev.dyad.data.rows;

import dev.dyad.DyadException;
import dev.dyad.FileProblem;
import dev.dyad.data.rows.LineBlock.Ending;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Reads a file as blocks of whole lines. Memory is bounded: a line longer than {@link #MAX_LINE} is an error. A UTF-8
 * byte order mark is passed over. Not safe for use by several threads at once, though they may take turns.
 */
public final class LineBlocks implements Closeable {

    /** The longest line in bytes. */
    public static final int MAX_LINE = 1 << 20;

    /** Small enough for a second-level cache, where the parser finds what was just read. */
    static final int BLOCK = 1 << 18;

    /** So many bytes tell what kind of file it is. */
    private static final int TELLING = 512;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final String label;
    private final InputStream in;

    /** Those that blocks lie in, in turn. */
    private final byte[][] buffers;

    private int turn;
    private byte[] buffer;
    private int blockEnd;
    private int filled;
    private long nextLine = 1;
    private long nextOffset;
    private boolean started;
    private boolean ended;

    /** Blocks that are valid until the next one is read. */
    public LineBlocks(InputFile file) {
        this(file, 1);
    }

    /** @param held how many blocks are valid at a time: one is until so many others have been read */
    LineBlocks(InputFile file, int held) {
        label = file.label();
        buffers = new byte[held][BLOCK + 1];
        buffer = buffers[0];
        try {
            in = file.open();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The next block, or none at the end of the file. */
    public Optional<LineBlock> next() {
        if (!started) {
            started = true;
            passOverMark();
            requireText();
        }
        toNextBuffer();
        int end = readToLineEnd();
        if (filled == 0) {
            return Optional.empty();
        }
        if (ended && end < filled) {
            buffer[filled++] = '\n';
            return Optional.of(block(filled, Ending.FILE_ENDS));
        }
        return Optional.of(block(end, Ending.WHOLE));
    }

    /** Goes to the next buffer, and takes along what follows the block in this one. */
    private void toNextBuffer() {
        int rest = filled - blockEnd;
        turn = (turn + 1) % buffers.length;
        if (buffers[turn].length < buffer.length) {
            buffers[turn] = new byte[buffer.length];
        }
        System.arraycopy(buffer, blockEnd, buffers[turn], 0, rest);
        buffer = buffers[turn];
        filled = rest;
        blockEnd = 0;
    }

    /** Fills the buffer, and a larger one until it holds a line end; returns where the last line ends, or 0. */
    private int readToLineEnd() {
        int searched = 0;
        try {
            while (true) {
                while (!ended && filled < buffer.length - 1) {
                    fill();
                }
                int end = lastLineEnd(searched);
                if (end > 0 || ended) {
                    return end;
                }
                searched = filled;
                grow();
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private LineBlock block(int end, Ending ending) {
        long lines = countLineEnds(end);
        LineBlock block = new LineBlock(buffer, 0, end, nextLine, lines, nextOffset, ending);
        blockEnd = end;
        nextLine += lines;
        nextOffset += end;
        return block;
    }

    private void fill() throws IOException {
        int read = in.read(buffer, filled, buffer.length - 1 - filled);
        ended = read < 0;
        filled += Math.max(0, read);
    }

    private void grow() {
        if (filled >= MAX_LINE) {
            throw tooLong(nextLine);
        }
        buffer = Arrays.copyOf(buffer, (buffer.length - 1) * 2 + 1);
        buffers[turn] = buffer;
    }

    private DyadException tooLong(long line) {
        return DyadException.data(
                "%s line %d: longer than %d bytes, so this is no file of ratings or of items with one on each line;"
                        + " give another file or add the line ends",
                label, line, MAX_LINE);
    }

    private void passOverMark() {
        try {
            while (filled < TELLING && !ended) {
                fill();
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        if (filled >= 3 && (buffer[0] & 0xFF) == 0xEF && (buffer[1] & 0xFF) == 0xBB && (buffer[2] & 0xFF) == 0xBF) {
            blockEnd = 3;
            nextOffset = 3;
        }
        int mark = filled >= 2 ? (buffer[0] & 0xFF) << 8 | (buffer[1] & 0xFF) : 0;
        if (mark == 0xFFFE || mark == 0xFEFF) {
            throw DyadException.data(
                    "%s line 1: the bytes 0x%04X at offset 0 say that it is UTF-16; convert it to UTF-8, such as with"
                            + " iconv -f UTF-16 -t UTF-8",
                    label, mark);
        }
    }

    /** Texts have no byte 0; UTF-16 without a mark and nearly all other files have one among their first. */
    private void requireText() {
        if (filled >= 2 && (buffer[0] & 0xFF) == 0x1F && (buffer[1] & 0xFF) == 0x8B) {
            throw DyadException.data("%s is compressed by gzip; unpack it with gunzip", label);
        }
        for (int i = 0; i < Math.min(filled, TELLING); i++) {
            if (buffer[i] == 0) {
                throw DyadException.data(
                        "%s is no text: its byte at offset %d is 0; give a text file, and convert UTF-16, such as with"
                                + " iconv -f UTF-16LE -t UTF-8",
                        label, i);
            }
        }
    }

    /** After the last line end at or beyond a position, or 0. */
    private int lastLineEnd(int from) {
        for (int i = filled - 1; i >= from; i--) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    /** Counts line ends up to a position, eight bytes at a time. */
    private long countLineEnds(int end) {
        long count = 0;
        int i = 0;
        for (; i + 8 <= end; i += 8) {
            long differing = (long) LONGS.get(buffer, i) ^ 0x0A0A0A0A0A0A0A0AL;
            long low = 0x7F7F7F7F7F7F7F7FL;
            // The top bit of each byte is set where that byte is a line end.
            count += Long.bitCount(~(((differing & low) + low) | differing | low));
        }
        for (; i < end; i++) {
            count += buffer[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    private DyadException unreadable(IOException e) {
        return e instanceof ZipException || e instanceof java.io.EOFException
                ? new DyadException(
                        DyadException.Kind.DATA,
                        "%s: the zip is damaged (%s); get it again".formatted(label, e.getMessage()),
                        e)
                : FileProblem.reading(label, e);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
