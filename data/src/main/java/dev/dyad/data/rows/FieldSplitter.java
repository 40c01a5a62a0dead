package dev.dyad.data.rows;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.List;

/** Cuts a line into fields. */
public sealed interface FieldSplitter {

    /** What stands between fields. */
    String separator();

    List<String> split(String line) throws RowException;

    /** Takes quotes for what they are, as MovieLens 100K, 1M and 10M have them. */
    record Plain(String separator) implements FieldSplitter {
        @Override
        public List<String> split(String line) {
            List<String> fields = new ArrayList<>();
            int start = 0;
            for (int end = line.indexOf(separator); end >= 0; end = line.indexOf(separator, start)) {
                fields.add(line.substring(start, end));
                start = end + separator.length();
            }
            fields.add(line.substring(start));
            return fields;
        }
    }

    /** CSV as RFC 4180 has it, with any separator: a field in double quotes may hold separators and doubled quotes. */
    record Quoted(String separator) implements FieldSplitter {
        @Override
        public List<String> split(String line) throws RowException {
            if (line.indexOf('"') < 0) {
                return new Plain(separator).split(line);
            }
            try {
                return reader(false).ofSingleCsvRecord(line).getFields();
            } catch (CsvParseException e) {
                throw isOpen(line)
                        ? new RowException(Reason.OPEN_QUOTE, "a quote in " + excerpt(line) + " never closes")
                        : new RowException(
                                Reason.COLUMNS,
                                excerpt(line) + " has text between a closing quote and the next separator");
            }
        }

        private boolean isOpen(String line) {
            try {
                reader(true).ofSingleCsvRecord(line);
                return true;
            } catch (CsvParseException e) {
                return false;
            }
        }

        private CsvReader.CsvReaderBuilder reader(boolean allowUnclosedQuote) {
            return CsvReader.builder().fieldSeparator(separator).allowUnclosedQuote(allowUnclosedQuote);
        }
    }

    /** A text in quotes, shortened so that it fits in a message. */
    static String excerpt(String text) {
        String shown = text.length() <= 80 ? text : text.substring(0, 77) + "...";
        return "'" + shown.replace('\n', ' ').replace('\r', ' ') + "'";
    }
}
