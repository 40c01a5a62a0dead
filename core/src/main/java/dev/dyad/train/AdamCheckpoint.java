package dev.dyad.train;

import dev.dyad.DyadException;
import dev.dyad.kernel.AdamPages;
import dev.dyad.model.EpochReport;
import dev.dyad.store.Tensor;
import dev.dyad.store.TensorFile;
import dev.dyad.store.TensorType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The whole state of a fit in a safetensors file, at the end of a batch: θ, m, v of every row, how far each row is
 * current, and what was measured. A fit that goes on from it does what it would have done without the stop, bit for
 * bit, on any number of threads.
 */
final class AdamCheckpoint {

    private static final String FORMAT = "dyad.checkpoint";
    private static final String VERSION = "2";
    private static final String FIT = "dyad.fit";
    private static final List<String> PARTS = List.of("theta", "m", "v");
    private static final int REPORT_FIELDS = 10;

    private final AdamSetting setting;
    private final AdamWorker[] workers;
    private final AdamProgress progress;

    AdamCheckpoint(AdamSetting setting, AdamWorker[] workers, AdamProgress progress) {
        this.setting = setting;
        this.workers = workers;
        this.progress = progress;
    }

    void write(Path file) {
        List<Tensor> tensors = new ArrayList<>();
        LossMeter meter = progress.meter();
        tensors.add(Tensor.longs(
                "progress", new long[] {progress.epoch(), progress.batch(), meter.exact(), meter.ratings()}));
        tensors.add(Tensor.doubles("sums", new double[] {meter.squares(), progress.seconds()}));
        tensors.add(Tensor.doubles("reports", reports()));
        for (Rows rows : rows()) {
            tensors.add(
                    Tensor.ints(rows.name() + ".current", current(rows.tables().get(0))));
        }
        for (Pages pages : pages()) {
            for (int which = 0; which < PARTS.size(); which++) {
                int part = which;
                tensors.add(Tensor.floatMatrix(
                        pages.name() + "." + PARTS.get(which),
                        pages.rows(),
                        pages.width(),
                        (row, target, offset) -> pages.copy(row, part, target, offset)));
            }
        }
        TensorFile.write(file, Map.of(FORMAT, VERSION, FIT, fit()), tensors);
    }

    void read(Path file) {
        try (TensorFile source = TensorFile.open(file)) {
            requireSame(source, file);
            for (Rows rows : rows()) {
                readCurrent(source, rows);
            }
            for (Pages pages : pages()) {
                readPages(source, pages);
            }
            long[] counts = source.longs("progress");
            double[] sums = source.doubles("sums");
            List<EpochReport> reports = reports(source.doubles("reports"));
            boolean sound = counts.length == 4
                    && sums.length == 2
                    && counts[0] == reports.size() + 1
                    && counts[1] >= 0
                    && counts[1] <= setting.batches();
            if (!sound) {
                throw source.damaged("its progress does not fit its reports");
            }
            progress.resume(reports, (int) counts[1], sums[1]);
            progress.meter().resume(sums[0], counts[2], counts[3]);
        }
    }

    private void requireSame(TensorFile source, Path file) {
        String version = source.metadata().get(FORMAT);
        if (!VERSION.equals(version)) {
            throw DyadException.model(
                    "%s is no checkpoint that this version of Dyad reads; name another file or delete it", file);
        }
        String other = source.metadata().getOrDefault(FIT, "");
        if (!fit().equals(other)) {
            throw DyadException.model(
                    "Checkpoint %s belongs to another training:%n  its own: %s%n  this one: %s%nTrain with its"
                            + " settings and data, or delete it to start afresh",
                    file, other, fit());
        }
    }

    /** All that decides the fit's numbers, in words. */
    private String fit() {
        TrainingData data = setting.data();
        return "%s, %s, seed %d, %,d ratings (%016x), %,d for validation (%016x), %,d held out (%016x)"
                .formatted(
                        setting.spec(),
                        setting.trainer(),
                        setting.seed(),
                        data.train().size(),
                        data.train().fingerprint(),
                        data.validation().size(),
                        data.validation().fingerprint(),
                        data.heldOut().size(),
                        data.heldOut().fingerprint());
    }

    private static void readCurrent(TensorFile source, Rows rows) {
        String name = rows.name() + ".current";
        int[] current = source.ints(name);
        int expected = rows.tables().get(0).factors().rows();
        if (current.length != expected) {
            throw source.damaged("%s has %d rows, expected %d".formatted(name, current.length, expected));
        }
        for (AdamTable table : rows.tables()) {
            for (int row = 0; row < current.length; row++) {
                table.setCurrentAfter(row, current[row]);
            }
        }
    }

    private static void readPages(TensorFile source, Pages pages) {
        float[] values = new float[pages.width()];
        for (int which = 0; which < PARTS.size(); which++) {
            String name = pages.name() + "." + PARTS.get(which);
            long expected = (long) pages.rows() * pages.width();
            if (source.require(name, TensorType.F32).elements() != expected) {
                throw source.damaged("%s does not have %d numbers".formatted(name, expected));
            }
            for (int row = 0; row < pages.rows(); row++) {
                source.readFloats(name, (long) row * values.length, values, 0, values.length);
                pages.set(row, which, values);
            }
        }
    }

    private static int[] current(AdamTable table) {
        int[] current = new int[table.factors().rows()];
        for (int row = 0; row < current.length; row++) {
            current[row] = table.currentAfter(row);
        }
        return current;
    }

    private double[] reports() {
        double[] fields = new double[progress.reports().size() * REPORT_FIELDS];
        int at = 0;
        for (EpochReport r : progress.reports()) {
            fields[at++] = r.epoch();
            fields[at++] = r.trainLoss();
            fields[at++] = r.runningTrainAccuracy();
            fields[at++] = r.trainAccuracy();
            fields[at++] = r.validationAccuracy();
            fields[at++] = r.validationRmse();
            fields[at++] = r.testAccuracy();
            fields[at++] = r.testRmse();
            fields[at++] = r.testMae();
            fields[at++] = r.seconds();
        }
        return fields;
    }

    private static List<EpochReport> reports(double[] f) {
        List<EpochReport> reports = new ArrayList<>();
        for (int i = 0; i + REPORT_FIELDS <= f.length; i += REPORT_FIELDS) {
            reports.add(new EpochReport(
                    (int) f[i],
                    f[i + 1],
                    f[i + 2],
                    f[i + 3],
                    f[i + 4],
                    f[i + 5],
                    f[i + 6],
                    f[i + 7],
                    f[i + 8],
                    f[i + 9]));
        }
        return reports;
    }

    /** The tables whose rows are current after the same step, one of each worker. */
    private record Rows(String name, List<AdamTable> tables) {}

    private List<Rows> rows() {
        List<Rows> rows = new ArrayList<>();
        rows.add(rows("users", w -> w.users.rows));
        rows.add(rows("users.features", w -> w.users.featureRows));
        rows.add(rows("items", w -> w.items.rows));
        rows.add(rows("items.features", w -> w.items.featureRows));
        return rows;
    }

    private Rows rows(String name, Function<AdamWorker, AdamTable> tableOf) {
        return new Rows(name, Stream.of(workers).map(tableOf).toList());
    }

    /** All parameters: factors put together from the slices of all workers, and biases. */
    private List<Pages> pages() {
        List<Pages> pages = new ArrayList<>();
        for (Rows rows : rows()) {
            pages.add(new Pages(
                    rows.name() + ".factors",
                    rows.tables().stream().map(AdamTable::factors).toList()));
            for (AdamTable table : rows.tables()) {
                table.biases().ifPresent(biases -> pages.add(new Pages(rows.name() + ".biases", List.of(biases))));
            }
        }
        return pages;
    }

    private record Pages(String name, List<AdamPages> parts) {

        int rows() {
            return parts.get(0).rows();
        }

        int width() {
            return parts.stream().mapToInt(AdamPages::width).sum();
        }

        void copy(int row, int which, float[] target, int offset) {
            int at = offset;
            for (AdamPages part : parts) {
                for (int k = 0; k < part.width(); k++) {
                    target[at++] = part.get(row, which, k);
                }
            }
        }

        void set(int row, int which, float[] values) {
            int at = 0;
            for (AdamPages part : parts) {
                for (int k = 0; k < part.width(); k++) {
                    part.set(row, which, k, values[at++]);
                }
            }
        }
    }
}
