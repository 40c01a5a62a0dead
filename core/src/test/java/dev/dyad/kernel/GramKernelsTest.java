package dev.dyad.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GramKernelsTest {

    private static final GramKernels[] ALL = {new ScalarGramKernels(), GramKernels.instance()};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 66, 130})
    void addsTheSumsOfProductsToWhatIsThere(int columns) {
        for (GramKernels kernels : ALL) {
            for (int rows : new int[] {0, 1, 2, 5, 64}) {
                addsThem(kernels, rows, columns);
            }
        }
    }

    private static void addsThem(GramKernels kernels, int rows, int columns) {
        int width = kernels.width(columns);
        SplittableRandom random = new SplittableRandom(columns);
        float[] tile = new float[rows * width];
        for (int k = 0; k < tile.length; k++) {
            tile[k] = (float) (random.nextDouble() - 0.5);
        }
        float[] gram = new float[width * width];
        gram[0] = 3;
        kernels.addGram(tile, rows, width, gram);
        for (int i = 0; i < width; i++) {
            for (int j = i; j < width; j++) {
                double sum = i == 0 && j == 0 ? 3 : 0;
                for (int r = 0; r < rows; r++) {
                    sum += (double) tile[r * width + i] * tile[r * width + j];
                }
                assertEquals(sum, gram[i * width + j], 1e-6 * (3 + rows), i + ", " + j);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 32, 33})
    void aWidthHoldsTheColumnsInWholeBlocks(int columns) {
        for (GramKernels kernels : ALL) {
            int width = kernels.width(columns);
            assertEquals(0, width % kernels.lanes() + width % GramKernels.BLOCK);
            assertEquals(true, width >= columns && width - columns < Math.max(4, kernels.lanes()));
        }
    }
}
