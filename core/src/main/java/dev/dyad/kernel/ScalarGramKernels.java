package dev.dyad.kernel;

/** Plain loops: the oracle of the vector kernels, and what runs without the Vector API module. */
public final class ScalarGramKernels implements GramKernels {

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public void addGram(float[] tile, int rows, int width, float[] gram) {
        for (int i = 0; i < width; i++) {
            for (int r = 0; r < rows; r++) {
                float z = tile[r * width + i];
                for (int j = i; j < width; j++) {
                    gram[i * width + j] += z * tile[r * width + j];
                }
            }
        }
    }
}
