package dev.dyad.recommend;

import dev.dyad.kernel.Kernels;
import dev.dyad.model.FactorModel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the best items of some users at once, by tiles of a matrix product. The product's scores are rounded in another
 * order than the model's, so they only choose whose own score is worth the while: a user's least is the present worst of
 * the best, less more than both can be off. Whatever is below that cannot be among the best; all else is scored as the
 * model does, and is few. So the result is that of scoring all items one by one, to the bit.
 */
final class UserBlock {

    /** Users of a block: their vectors of 128 numbers and a panel stay in a cache of 256 KB. */
    private static final int USERS = 240;

    /** Items that the users of a block may have among their best, together. */
    private static final int BEST = 1 << 18;

    private static final Kernels KERNELS = Kernels.instance();
    private static final int TILE = Kernels.TILE_USERS;
    private static final int WIDTH = KERNELS.tileItems();

    /** Half of the distance of 1 from the next float: how far one rounding can be off, relative. */
    private static final double ROUNDING = 0x1p-24;

    /** More than what is lost where numbers are too small for a float's full precision. */
    private static final double TINY = 1e-20;

    /** Sums of products below this are far from overflow, in whichever order. */
    private static final double LARGE = 1e30;

    private final FactorModel factors;
    private final ItemPanels panels;
    private final int[] users;
    private final int dim;
    private final float[] vectors;
    private final float[] lengths;
    private final double[] slack;
    private final float[] least;
    private final BestItems[] best;
    private final BitSet[] seen;
    private final float[] scores = new float[TILE * WIDTH];

    UserBlock(FactorModel factors, ItemPanels panels, Recommender recommender, int[] users, int count) {
        this.factors = factors;
        this.panels = panels;
        this.users = users;
        this.dim = factors.itemVectors().dim();
        int places = (users.length + TILE - 1) / TILE * TILE;
        this.vectors = new float[places * dim];
        this.lengths = new float[places];
        this.slack = new double[places];
        this.least = new float[places];
        this.best = new BestItems[users.length];
        this.seen = new BitSet[users.length];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        float[] vector = new float[dim];
        for (int place = 0; place < users.length; place++) {
            best[place] = new BestItems(Math.min(count, panels.itemCount()));
            seen[place] = recommender.seenBy(users[place]);
            pack(place, vector);
            setLeast(place);
        }
    }

    /** How many users a block shall have when so many items are wanted of each. */
    static int size(int count) {
        return Math.max(TILE, Math.min(USERS, BEST / Math.max(1, count) / TILE * TILE));
    }

    private void pack(int place, float[] vector) {
        int user = users[place];
        factors.userVectors().copyRow(user, vector, 0);
        double norm = ItemPanels.length(vector, 0, dim, 1);
        ItemPanels.scale(vector, ItemPanels.userScale(factors, user));
        int at = place / TILE * TILE * dim + place % TILE;
        for (int k = 0; k < dim; k++) {
            vectors[at + k * TILE] = vector[k];
        }
        double length = ItemPanels.length(vector, 0, dim, 1);
        lengths[place] = (float) length;
        // A sum of n products is off by at most n roundings of Σ|p_k q_k| ≤ |p||q|, in any order (Higham, "Accuracy and
        // Stability of Numerical Algorithms", 2002, section 3.1). Two such sums, a few more roundings, and as much
        // again for
        // the bounds of panels.
        double size = Math.abs(factors.offset())
                + Math.abs(factors.users().bias(user))
                + panels.greatestBias()
                + length * panels.greatestLength();
        boolean mayOverflow = !(norm * panels.greatestNorm() + size < LARGE);
        slack[place] = mayOverflow ? Double.POSITIVE_INFINITY : 4 * (dim + 8) * ROUNDING * size + TINY;
    }

    /** Goes through all items. */
    void scan() {
        int tiles = least.length / TILE;
        for (int p = 0; p < panels.size(); p++) {
            float[] panel = panels.panel(p);
            for (int tile = 0; tile < tiles; tile++) {
                int place = tile * TILE;
                if (mayHaveMore(panels.bias(p), panels.length(p), place)) {
                    int found = KERNELS.scoreTile(vectors, place * dim, panel, dim, least, place, scores);
                    for (; found != 0; found &= found - 1) {
                        consider(p, place, Integer.numberOfTrailingZeros(found));
                    }
                }
            }
        }
    }

    /** Whether some user of a tile could like an item with that bias and length; by Cauchy and Schwarz. */
    private boolean mayHaveMore(float bias, float length, int place) {
        return !(bias + lengths[place] * length < least[place])
                || !(bias + lengths[place + 1] * length < least[place + 1])
                || !(bias + lengths[place + 2] * length < least[place + 2])
                || !(bias + lengths[place + 3] * length < least[place + 3]);
    }

    /** Takes those items of a panel into account whose scores are not below a user's least. */
    private void consider(int p, int tilePlace, int inTile) {
        int place = tilePlace + inTile;
        if (place >= users.length) {
            return;
        }
        for (int i = 0; i < WIDTH; i++) {
            if (!(scores[inTile * WIDTH + i] < least[place])) {
                int item = panels.item(p, i);
                if (item >= 0 && !seen[place].get(item)) {
                    best[place].offer(item, factors.score(users[place], item));
                    setLeast(place);
                }
            }
        }
    }

    private void setLeast(int place) {
        double base = (double) (float) factors.offset() + factors.users().bias(users[place]);
        least[place] = Math.nextDown((float) (best[place].worst() - base - slack[place]));
    }

    /** The best items of the user at a place, after {@link #scan}. */
    List<Recommendation> best(int place) {
        return best[place].bestFirst();
    }
}
