package dev.dyad.recommend;

import java.util.Arrays;
import java.util.List;

/**
 * The best of the items offered, as a binary heap with the worst of them on top. An item and its score are one long,
 * so that the heap is an array of numbers: the score's bits, made to ascend as the score does, above the complement of
 * the row, so that of equal scores the lower row is the greater.
 */
final class BestItems {

    private final long[] heap;
    private int size;

    BestItems(int capacity) {
        this.heap = new long[capacity];
    }

    /** Takes an item into account; one whose score is not a number is never among the best. */
    void offer(int item, float score) {
        if (Float.isNaN(score)) {
            return;
        }
        long entry = entry(item, score);
        if (size < heap.length) {
            heap[size] = entry;
            rise(size++);
        } else if (size > 0 && entry > heap[0]) {
            heap[0] = entry;
            sink();
        }
    }

    /** The score that another must reach to be among the best: −∞ while there is room. */
    float worst() {
        if (size < heap.length) {
            return Float.NEGATIVE_INFINITY;
        }
        return size == 0 ? Float.POSITIVE_INFINITY : score(heap[0]);
    }

    List<Recommendation> bestFirst() {
        long[] ascending = Arrays.copyOf(heap, size);
        Arrays.sort(ascending);
        Recommendation[] best = new Recommendation[size];
        for (int i = 0; i < size; i++) {
            long entry = ascending[size - 1 - i];
            best[i] = new Recommendation(item(entry), score(entry));
        }
        return List.of(best);
    }

    /** Floats ascend as their bits do, negative ones the other way round; −0 counts as 0. */
    static long entry(int item, float score) {
        int bits = Float.floatToIntBits(score + 0f);
        int ascending = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        return (long) ascending << 32 | (~item & 0xFFFFFFFFL);
    }

    static int item(long entry) {
        return ~(int) entry;
    }

    private static float score(long entry) {
        int ascending = (int) (entry >> 32);
        return Float.intBitsToFloat(ascending ^ ((ascending >> 31) & Integer.MAX_VALUE));
    }

    private void rise(int at) {
        long entry = heap[at];
        while (at > 0 && heap[(at - 1) / 2] > entry) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = entry;
    }

    private void sink() {
        long entry = heap[0];
        int at = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= entry) {
                break;
            }
            heap[at] = heap[child];
            at = child;
            child = 2 * at + 1;
        }
        heap[at] = entry;
    }
}
