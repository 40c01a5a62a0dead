package dev.dyad.kernel;

/** Plain loops: the oracle of the vector kernels, and what runs without the Vector API module. */
public final class ScalarOrdinalKernels implements OrdinalKernels {

    @Override
    public void fourRatings(
            float[] logits, int[] levels, float[] bounds, float[] likelihoods, float[] pulls, float[] widths) {
        for (int j = 0; j < 4; j++) {
            rating(logits[j], levels[j], bounds, j, likelihoods, pulls, widths);
        }
    }
}
