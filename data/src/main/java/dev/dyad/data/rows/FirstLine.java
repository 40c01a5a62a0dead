package dev.dyad.data.rows;

import dev.dyad.DyadException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The first line of a file that is not blank, which shows how the rest is written.
 *
 * @param number from 1
 */
public record FirstLine(String label, long number, String text) {

    /** In the order in which they are preferred where a line holds as many of one as of another. */
    private static final List<String> SEPARATORS = List.of("::", "\t", ",", ";", "|");

    public static FirstLine of(InputFile file) {
        try (LineBlocks blocks = new LineBlocks(file)) {
            for (Optional<LineBlock> block = blocks.next(); block.isPresent(); block = blocks.next()) {
                int position = block.get().from();
                for (long n = block.get().firstLine(); position < block.get().to(); n++) {
                    Line line = block.get().line(position, n);
                    if (!line.isBlank()) {
                        return new FirstLine(file.label(), n, line.text(StandardCharsets.UTF_8));
                    }
                    position = line.next();
                }
            }
        } catch (RowException e) {
            throw DyadException.data(
                    "%s line 1: %s; %s", file.label(), e.detail(), e.reason().remedy());
        }
        throw DyadException.data("%s is empty; get the file again or give another", file.label());
    }

    /** A splitter by the separator that occurs most often. Quotes have no meaning between {@code ::}. */
    public FieldSplitter splitter() {
        String best = SEPARATORS.get(0);
        long most = 0;
        for (String separator : SEPARATORS) {
            long count = fields(new FieldSplitter.Quoted(separator)).size();
            if (count > most) {
                most = count;
                best = separator;
            }
        }
        return best.equals("::") ? new FieldSplitter.Plain(best) : new FieldSplitter.Quoted(best);
    }

    /** Its fields, without blanks around them. */
    public List<String> fields(FieldSplitter splitter) {
        try {
            return splitter.split(text).stream().map(String::strip).toList();
        } catch (RowException e) {
            return List.of(text);
        }
    }
}
