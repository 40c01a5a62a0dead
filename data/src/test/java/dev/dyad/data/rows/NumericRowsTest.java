package dev.dyad.data.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast rows beside an oracle that reads with FastCSV and the JDK's own parsers. */
class NumericRowsTest {

    private static final List<String> EOLS = List.of("\n", "\r\n");

    /** Writes down what it is offered. */
    private static final class Recorder implements RowSink {
        private final List<String> rows = new ArrayList<>();

        @Override
        public Verdict offer(long user, long item, double rating, long time) {
            return offer(Long.toString(user), Long.toString(item), rating, time);
        }

        @Override
        public Verdict offer(String user, String item, double rating, long time) {
            rows.add(user + " " + item + " " + rating + " " + time);
            return Verdict.TAKEN;
        }

        @Override
        public long lastTime() {
            return 0;
        }

        @Override
        public String scale() {
            return "any";
        }

        @Override
        public void bad(long line, Reason reason, String detail) {
            rows.add("line " + line + " " + reason);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void randomFilesReadAsTheOracleReadsThem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("h\n");
        for (int row = 0; row < 20_000; row++) {
            text.append(quoted(random, id(random))).append(',');
            text.append(quoted(random, decimal(random))).append(',');
            text.append(random.nextInt(9) == 0 ? "\"a, \"\"b\"\"\"" : "plain").append(',');
            text.append(quoted(random, id(random))).append(',');
            text.append(quoted(random, time(random)));
            text.append(EOLS.get(random.nextInt(2)));
        }
        String file = text.substring(0, text.length() - (random.nextBoolean() ? 1 : 0));

        for (int threads : new int[] {1, 2, 5}) {
            assertEquals(oracle(file), fast(file, threads, seed), "seed " + seed + ", threads " + threads);
        }
    }

    private static List<String> fast(String text, int threads, long seed) {
        RowLayout layout = new RowLayout(
                new FieldSplitter.Quoted(","),
                StandardCharsets.UTF_8,
                5,
                0,
                3,
                1,
                OptionalInt.of(4),
                RowLayout.Ids.TEXTS,
                1);
        Recorder recorder = new Recorder();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        RowReader.read(new LineBlocksTest.InMemory(bytes, seed), layout, threads, recorder, block -> {});
        return recorder.rows;
    }

    private static List<String> oracle(String text) {
        List<String> rows = new ArrayList<>();
        for (CsvRecord row : CsvReader.builder().ofCsvRecord(text.substring(2))) {
            rows.add(oracle(row));
        }
        return rows;
    }

    private static String oracle(CsvRecord row) {
        String line = "line " + (row.getStartingLineNumber() + 1) + " ";
        for (int column : new int[] {0, 3}) {
            if (row.getField(column).equals("9223372036854775808")) {
                return line + (column == 0 ? Reason.USER_ID : Reason.ITEM_ID);
            }
        }
        if (row.getField(1).equals("none")) {
            return line + Reason.NOT_A_RATING;
        }
        double rating = Double.parseDouble(row.getField(1));
        long time = (long) Math.floor(Double.parseDouble(row.getField(4)));
        return row.getField(0) + " " + row.getField(3) + " " + rating + " " + time;
    }

    private static String quoted(SplittableRandom random, String field) {
        return random.nextInt(20) == 0 ? '"' + field + '"' : field;
    }

    private static String id(SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> "00" + random.nextInt(9);
            case 1 -> "u" + random.nextInt(99);
            case 2 -> Long.toString(random.nextLong());
            case 3 -> random.nextInt(50) == 0 ? "9223372036854775808" : "9223372036854775807";
            case 4 -> "0";
            default -> Integer.toString(random.nextInt(200_000));
        };
    }

    private static String decimal(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> Double.toString(random.nextDouble() * 10);
            case 1 -> "-" + random.nextInt(5);
            case 2 -> "." + random.nextInt(1000);
            case 3 -> random.nextInt(9) + ".";
            case 4 -> random.nextInt(30) == 0 ? "none" : "+3e0";
            default -> Double.toString(random.nextInt(11) * 0.5);
        };
    }

    private static String time(SplittableRandom random) {
        return random.nextInt(10) == 0
                ? random.nextInt(1_000_000_000) + ".5"
                : Long.toString(random.nextLong(4_000_000_000L));
    }
}
