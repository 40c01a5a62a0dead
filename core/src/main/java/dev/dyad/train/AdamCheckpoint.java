package dev.dyad.train;

import dev.dyad.DyadException;
import dev.dyad.model.EpochReport;
import dev.dyad.store.Tensor;
import dev.dyad.store.TensorFile;
import dev.dyad.store.TensorType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The whole state of a fit in a safetensors file, at the end of a batch: θ, m, v of every row, how far each row is
 * current, and what was measured. A fit that goes on from it does what it would have done without the stop, bit for
 * bit, on any number of threads.
 */
final class AdamCheckpoint {

    private static final String FORMAT = "dyad.checkpoint";
    private static final String VERSION = "1";
    private static final String FIT = "dyad.fit";
    private static final List<String> PARTS = List.of("theta", "m", "v");
    private static final int REPORT_FIELDS = 8;

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
        for (Table table : tables()) {
            AdamTable first = table.parts().get(0);
            tensors.add(Tensor.ints(table.name() + ".current", current(first)));
            for (int which = 0; which < PARTS.size(); which++) {
                int part = which;
                tensors.add(Tensor.floatMatrix(
                        table.name() + "." + PARTS.get(which),
                        first.rows(),
                        table.width(),
                        (row, target, offset) -> table.copy(row, part, target, offset)));
            }
        }
        TensorFile.write(file, Map.of(FORMAT, VERSION, FIT, fit()), tensors);
    }

    void read(Path file) {
        try (TensorFile source = TensorFile.open(file)) {
            requireSame(source, file);
            for (Table table : tables()) {
                readTable(source, table);
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
        return "%s, %s, seed %d, %,d ratings (%016x), %,d held out (%016x)"
                .formatted(
                        setting.spec(),
                        setting.trainer(),
                        setting.seed(),
                        data.train().size(),
                        data.train().fingerprint(),
                        data.heldOut().size(),
                        data.heldOut().fingerprint());
    }

    private void readTable(TensorFile source, Table table) {
        AdamTable first = table.parts().get(0);
        int[] current = source.ints(table.name() + ".current");
        if (current.length != first.rows()) {
            throw source.damaged("%s has %,d rows, expected %,d".formatted(table.name(), current.length, first.rows()));
        }
        for (AdamTable part : table.parts()) {
            for (int row = 0; row < current.length; row++) {
                part.setCurrentAfter(row, current[row]);
            }
        }
        float[] values = new float[table.width()];
        for (int which = 0; which < PARTS.size(); which++) {
            String name = table.name() + "." + PARTS.get(which);
            long expected = (long) first.rows() * table.width();
            if (source.require(name, TensorType.F32).elements() != expected) {
                throw source.damaged("%s does not have %,d numbers".formatted(name, expected));
            }
            for (int row = 0; row < first.rows(); row++) {
                source.readFloats(name, (long) row * values.length, values, 0, values.length);
                table.set(row, which, values);
            }
        }
    }

    private static int[] current(AdamTable table) {
        int[] current = new int[table.rows()];
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
            reports.add(
                    new EpochReport((int) f[i], f[i + 1], f[i + 2], f[i + 3], f[i + 4], f[i + 5], f[i + 6], f[i + 7]));
        }
        return reports;
    }

    /** The tables that have rows, whole. */
    private List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        add(tables, "users", w -> w.users);
        add(tables, "items", w -> w.items);
        return tables;
    }

    private void add(List<Table> tables, String name, Function<AdamWorker, AdamSide> side) {
        List<AdamTable> factors = new ArrayList<>();
        List<AdamTable> features = new ArrayList<>();
        for (AdamWorker worker : workers) {
            factors.add(side.apply(worker).factors);
            features.add(side.apply(worker).featureFactors);
            AdamTable biases = side.apply(worker).biases;
            if (biases != null) {
                tables.add(new Table(name + ".biases", List.of(biases)));
            }
        }
        tables.add(new Table(name + ".factors", factors));
        tables.add(new Table(name + ".featureFactors", features));
    }

    /** A table put together from the slices of all workers. */
    private record Table(String name, List<AdamTable> parts) {

        int width() {
            return parts.stream().mapToInt(AdamTable::width).sum();
        }

        void copy(int row, int which, float[] target, int offset) {
            int at = offset;
            for (AdamTable part : parts) {
                for (int k = 0; k < part.width(); k++) {
                    target[at++] = part.get(row, which, k);
                }
            }
        }

        void set(int row, int which, float[] values) {
            int at = 0;
            for (AdamTable part : parts) {
                for (int k = 0; k < part.width(); k++) {
                    part.set(row, which, k, values[at++]);
                }
            }
        }
    }
}
