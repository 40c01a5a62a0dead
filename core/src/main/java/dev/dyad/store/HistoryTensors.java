package dev.dyad.store;

import dev.dyad.model.History;
import dev.dyad.model.Provenance;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** What the users of a model have rated, as tensors. */
final class HistoryTensors {

    private static final String STARTS = "history.starts";
    private static final String ITEMS = "history.items";
    private static final String LEVELS = "history.levels";
    private static final String HELD_OUT = "history.held_out";
    private static final String TIMES = "history.times";
    private static final String VALIDATION = "history.validation";

    private HistoryTensors() {}

    /** @param provenance says whether there is a validation part */
    static List<Tensor> of(History history, Provenance provenance) {
        int ratings = history.start(history.users());
        List<Tensor> tensors = new ArrayList<>(List.of(
                Tensor.ints(STARTS, history.users() + 1, history::start),
                Tensor.ints(ITEMS, ratings, history::copyItems),
                Tensor.bytes(LEVELS, ratings, history::copyLevels),
                Tensor.bytes(HELD_OUT, ratings, (first, target, count) -> {
                    for (int k = 0; k < count; k++) {
                        target[k] = (byte) (history.isHeldOut(first + k) ? 1 : 0);
                    }
                })));
        if (provenance.validation() > 0) {
            tensors.add(Tensor.bytes(VALIDATION, ratings, k -> history.isValidation(k) ? 1 : 0));
        }
        return tensors;
    }

    /** When the ratings were given that the model was not trained on; none where that is not known. */
    static List<Tensor> times(History history) {
        int[] known = IntStream.range(0, history.start(history.users()))
                .filter(k -> history.when(k).isPresent())
                .toArray();
        return known.length == 0
                ? List.of()
                : List.of(Tensor.ints(
                        TIMES, known.length, n -> (int) history.when(known[n]).getAsLong()));
    }

    /**
     * @param itemCount items are rows below it
     * @param levelCount levels are below it
     * @param provenance says whether there is a validation part
     */
    static History read(TensorFile file, int itemCount, int levelCount, Provenance provenance) {
        int[] items = file.ints(ITEMS);
        byte[] levels = file.bytes(LEVELS);
        for (int item : items) {
            requireBelow(file, ITEMS, item, itemCount);
        }
        for (byte level : levels) {
            requireBelow(file, LEVELS, level & 0xFF, levelCount);
        }
        BitSet heldOut = readMarks(file, HELD_OUT, items.length);
        BitSet validation = provenance.validation() > 0 ? readMarks(file, VALIDATION, items.length) : new BitSet();
        int[] starts = file.ints(STARTS);
        return file.find(TIMES).isPresent()
                ? new History(starts, items, levels, heldOut, validation, file.ints(TIMES))
                : new History(starts, items, levels, heldOut, validation);
    }

    private static BitSet readMarks(TensorFile file, String name, int ratings) {
        byte[] marks = file.bytes(name);
        BitSet marked = new BitSet(marks.length);
        for (int k = 0; k < marks.length; k++) {
            requireBelow(file, name, marks[k], 2);
            marked.set(k, marks[k] == 1);
        }
        if (marks.length != ratings) {
            throw file.damaged(
                    "tensor '%s' has %d elements, '%s' has %d".formatted(name, marks.length, ITEMS, ratings));
        }
        return marked;
    }

    private static void requireBelow(TensorFile file, String name, int value, int bound) {
        if (value < 0 || value >= bound) {
            throw file.damaged("tensor '%s' holds %d, expected 0 to %d".formatted(name, value, bound - 1));
        }
    }
}
