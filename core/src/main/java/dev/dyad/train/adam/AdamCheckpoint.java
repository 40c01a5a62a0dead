package dev.dyad.train.adam;

import dev.dyad.kernel.AdamPages;
import dev.dyad.store.Tensor;
import dev.dyad.store.TensorFile;
import dev.dyad.store.TensorType;
import dev.dyad.train.fit.CheckpointFrame;
import dev.dyad.train.fit.FitProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The whole state of a fit in a safetensors file, at the end of a batch: θ, u, r of every row, how far each row is
 * current, and what was measured. A fit that goes on from it does what it would have done without the stop, bit for
 * bit, on any number of threads.
 */
final class AdamCheckpoint {

    private static final String VERSION = "5";
    private static final List<String> PARTS = List.of("theta", "u", "r");

    private final AdamSetting setting;
    private final AdamState state;
    private final FitProgress progress;
    private final CheckpointFrame frame;

    AdamCheckpoint(AdamSetting setting, AdamState state, FitProgress progress) {
        this.setting = setting;
        this.state = state;
        this.progress = progress;
        this.frame = new CheckpointFrame(VERSION, setting.data(), setting.spec(), setting.trainer(), setting.seed());
    }

    void write(Path file) {
        List<Tensor> tensors = new ArrayList<>(frame.tensors(progress));
        for (Rows rows : rows()) {
            tensors.add(Tensor.ints(rows.name() + ".current", current(rows.table())));
        }
        for (Pages pages : pages()) {
            for (int which = 0; which < PARTS.size(); which++) {
                int part = which;
                tensors.add(Tensor.floatMatrix(
                        pages.name() + "." + PARTS.get(which),
                        pages.content().rows(),
                        pages.content().width(),
                        (row, target, offset) -> pages.content().copy(row, part, target, offset)));
            }
        }
        TensorFile.write(file, frame.metadata(), tensors);
    }

    void read(Path file) {
        try (TensorFile source = TensorFile.open(file)) {
            frame.requireSame(source, file);
            for (Rows rows : rows()) {
                readCurrent(source, rows);
            }
            for (Pages pages : pages()) {
                readPages(source, pages);
            }
            frame.readProgress(source, progress, setting.batches());
        }
    }

    private static void readCurrent(TensorFile source, Rows rows) {
        String name = rows.name() + ".current";
        int[] current = source.ints(name);
        int expected = rows.table().rows();
        if (current.length != expected) {
            throw source.damaged("%s has %d rows, expected %d".formatted(name, current.length, expected));
        }
        for (int row = 0; row < current.length; row++) {
            rows.table().setCurrentAfter(row, current[row]);
        }
    }

    private static void readPages(TensorFile source, Pages pages) {
        float[] values = new float[pages.content().width()];
        for (int which = 0; which < PARTS.size(); which++) {
            String name = pages.name() + "." + PARTS.get(which);
            long expected = (long) pages.content().rows() * values.length;
            if (source.require(name, TensorType.F32).elements() != expected) {
                throw source.damaged("%s does not have %d numbers".formatted(name, expected));
            }
            for (int row = 0; row < pages.content().rows(); row++) {
                source.readFloats(name, (long) row * values.length, values, 0, values.length);
                for (int k = 0; k < values.length; k++) {
                    pages.content().set(row, which, k, values[k]);
                }
            }
        }
    }

    private static int[] current(AdamTable table) {
        int[] current = new int[table.rows()];
        Arrays.setAll(current, table::currentAfter);
        return current;
    }

    private record Rows(String name, AdamTable table) {}

    private List<Rows> rows() {
        return List.of(
                new Rows("users", state.users()),
                new Rows("users.features", state.userFeatures()),
                new Rows("items", state.items()),
                new Rows("items.features", state.itemFeatures()));
    }

    private record Pages(String name, AdamPages content) {}

    private List<Pages> pages() {
        List<Pages> pages = new ArrayList<>();
        for (Rows rows : rows()) {
            pages.add(new Pages(rows.name() + ".factors", rows.table().factors()));
            rows.table().biases().ifPresent(biases -> pages.add(new Pages(rows.name() + ".biases", biases)));
            rows.table().thresholds().ifPresent(own -> pages.add(new Pages(rows.name() + ".thresholds", own)));
        }
        if (setting.thresholds() > 0) {
            pages.add(new Pages("thresholds", state.sharedThresholds()));
        }
        return pages;
    }
}
