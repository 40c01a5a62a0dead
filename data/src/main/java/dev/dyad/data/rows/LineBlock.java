package dev.dyad.data.rows;

/**
 * Whole lines of a file, each ended by {@code \n}: a unit of parsing that needs nothing from the blocks before it, so
 * that blocks can be parsed side by side. Valid until {@link LineBlocks} needs its buffer for another.
 *
 * @param bytes where the lines are
 * @param from where the first line starts
 * @param to after the last line's end
 * @param firstLine the number of the first line in the file, from 1
 * @param lines how many lines there are
 * @param offset where in the file the first line starts
 * @param ending how the last line ended in the file
 */
public record LineBlock(byte[] bytes, int from, int to, long firstLine, long lines, long offset, Ending ending) {

    /** How the last line of a block ended in the file. */
    public enum Ending {
        /** With a line end. */
        WHOLE,
        /** With the file: it may be cut off. Its {@code \n} was added when the block was read. */
        FILE_ENDS
    }

    /** Where in the file the last line ends. */
    public long endOffset() {
        return offset + to - from - (ending == Ending.FILE_ENDS ? 1 : 0);
    }

    /** The line that starts at a position of {@code bytes}. */
    Line line(int position, long number) {
        int end = position;
        while (bytes[end] != '\n') {
            end++;
        }
        boolean last = end + 1 == to;
        int textEnd = end > position && bytes[end - 1] == '\r' ? end - 1 : end;
        return new Line(
                bytes, position, textEnd, end + 1, number, offset + position - from, last ? ending : Ending.WHOLE);
    }
}
