package dev.dyad.kernel;

/** A tile of a matrix product without vectors: two items at a time, so that the sums of four users stay in registers. */
final class ScalarTile {

    /** Items of a panel. */
    static final int ITEMS = 16;

    private ScalarTile() {}

    /** {@link Kernels#scoreTile}. */
    static int score(float[] users, int uo, float[] panel, int dim, float[] least, int lo, float[] out) {
        for (int item = 0; item < ITEMS; item += 2) {
            scorePair(users, uo, panel, item, dim, out);
        }
        int found = 0;
        for (int user = 0; user < Kernels.TILE_USERS; user++) {
            for (int item = 0; item < ITEMS; item++) {
                found |= out[user * ITEMS + item] < least[lo + user] ? 0 : 1 << user;
            }
        }
        return found;
    }

    private static void scorePair(float[] users, int uo, float[] panel, int item, int dim, float[] out) {
        float a0 = panel[item];
        float b0 = panel[item + 1];
        float a1 = a0;
        float b1 = b0;
        float a2 = a0;
        float b2 = b0;
        float a3 = a0;
        float b3 = b0;
        for (int k = 0; k < dim; k++) {
            float a = panel[(k + 1) * ITEMS + item];
            float b = panel[(k + 1) * ITEMS + item + 1];
            float u0 = users[uo + k * 4];
            float u1 = users[uo + k * 4 + 1];
            float u2 = users[uo + k * 4 + 2];
            float u3 = users[uo + k * 4 + 3];
            a0 += u0 * a;
            b0 += u0 * b;
            a1 += u1 * a;
            b1 += u1 * b;
            a2 += u2 * a;
            b2 += u2 * b;
            a3 += u3 * a;
            b3 += u3 * b;
        }
        out[item] = a0;
        out[item + 1] = b0;
        out[ITEMS + item] = a1;
        out[ITEMS + item + 1] = b1;
        out[2 * ITEMS + item] = a2;
        out[2 * ITEMS + item + 1] = b2;
        out[3 * ITEMS + item] = a3;
        out[3 * ITEMS + item + 1] = b3;
    }
}
