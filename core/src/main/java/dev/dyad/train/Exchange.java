package dev.dyad.train;

/**
 * What the threads tell each other about one batch: for every slice, the part of each inner product that it holds; and
 * the biases. A thread writes only what is its own, and reads after all have met.
 */
final class Exchange {

    final Sums products;
    final Sums userSquares;
    final Sums itemSquares;
    final float[] userBiases;
    final float[] itemBiases;
    private boolean last;

    Exchange(int slices, int batchSize) {
        products = new Sums(slices, batchSize);
        userSquares = new Sums(slices, batchSize);
        itemSquares = new Sums(slices, batchSize);
        userBiases = new float[batchSize];
        itemBiases = new float[batchSize];
    }

    /** Whether this batch is the last for now: said by the first thread before they meet, obeyed by all after. */
    boolean isLast() {
        return last;
    }

    void setLast(boolean last) {
        this.last = last;
    }

    /** Sums over slices, one for each of many places. */
    static final class Sums {

        private final int slices;
        private final int places;
        private final float[] parts;

        private Sums(int slices, int places) {
            this.slices = slices;
            this.places = places;
            this.parts = new float[slices * places];
        }

        void set(int slice, int place, float part) {
            parts[slice * places + place] = part;
        }

        /** The parts of a place, added in the order of the slices. */
        float at(int place) {
            float sum = parts[place];
            for (int slice = 1; slice < slices; slice++) {
                sum += parts[slice * places + place];
            }
            return sum;
        }
    }
}
