package dev.dyad.kernel;

/**
 * What steps of Adam do to a parameter whose only gradient is l2 · θ, in a few long strides instead of one by one. Such a
 * stretch is a fast and a slow motion. The fast one is what is left of the last gradients: m falls towards l2 · θ by a
 * tenth a step, and moves θ as without L2. The slow one is θ shrinking at the rate r = a · l2 / (√v + e) a step while v
 * falls towards (l2 · θ)², over hundreds of steps; m follows θ ten steps behind, so that a step shrinks θ by
 * x = r + 9 r² + …, the small root of x (1 + r) − 10 x² = r. Each stride takes r in its middle.
 *
 * <p>Strides are at most {@link #LONGEST} steps long and shrink a parameter by at most a quarter. Parameters below {@link
 * #NEGLIGIBLE} do not shorten them, and below {@link #COLLAPSED}, where a cosine no longer sees a vector of them, are 0.
 */
final class AdamDrift {

    /** Steps of a stride at the most: v falls by a quarter. */
    static final int LONGEST = 256;

    /** Up to this many steps are taken one by one. */
    static final int REPLAYED = 4;

    static final float MOST_SHRINKING = 0.25f;
    static final float NEGLIGIBLE = 1e-6f;
    static final float COLLAPSED = 1e-9f;

    /** Beyond this rate m and θ swing around 0 and fall by a twentieth a step together, whatever the rate. */
    static final float SWINGING = 0.02f;

    static final float FASTEST = 0.05f;

    /** By how many steps m is behind θ. */
    static final float LAG = 10;

    private AdamDrift() {}

    static void drift(float[] row, int at, int n, float l2, AdamClock clock, int since, int until) {
        float theta = row[at];
        float v = row[at + 2 * n];
        float rest = l2 * theta;
        float early = clock.halfDecay2(2 * fading(until - since));
        float root = (float) Math.sqrt(early * v + (1 - early) * rest * rest) + clock.epsilonAt(since + 1);
        float excess = row[at + n] - rest * behind(clock.rateAt(since + 1) * l2 / root);
        theta -= clock.fadingRate(since, until) * excess / root;
        float rate = 0;
        for (int j = since; j < until; ) {
            rate = clock.rateAt(j + 1) * l2 / ((float) Math.sqrt(v) + clock.epsilonAt(j + 1));
            int h = stride(Math.abs(theta) < NEGLIGIBLE ? 0 : shrinking(rate), until - j);
            float middle = theta * exp(-shrinking(rate) * h / 2);
            float half = clock.halfDecay2(h + 1);
            float vMiddle = half * v + (1 - half) * l2 * l2 * (theta * theta + middle * middle) / 2;
            rate = clock.meanRate(j, j + h) * l2 / ((float) Math.sqrt(vMiddle) + clock.epsilonAt(j + h));
            float end = theta * exp(-shrinking(rate) * h);
            float whole = clock.halfDecay2(2 * h);
            float mean = (theta * theta + 4 * middle * middle + end * end) / 6;
            v = whole * v + (1 - whole) * l2 * l2 * mean;
            theta = end;
            j += h;
        }
        boolean collapsed = Math.abs(theta) < COLLAPSED;
        row[at] = collapsed ? 0 : theta;
        row[at + n] = collapsed ? 0 : excess * clock.decay1(until - since) + l2 * theta * behind(rate);
        row[at + 2 * n] = v;
    }

    /** The mean step, by weight, at which the fast motion of so many steps takes place; at most ten. */
    static int fading(int steps) {
        return steps >= 60 ? 10 : FADING[steps];
    }

    private static final int[] FADING = fadings();

    private static int[] fadings() {
        int[] means = new int[60];
        double weights = 0;
        double sum = 0;
        for (int j = 1; j < means.length; j++) {
            double weight = Math.pow(AdamStep.BETA1, j);
            weights += weight;
            sum += j * weight;
            means[j] = (int) Math.round(sum / weights);
        }
        return means;
    }

    /** The length of the next stride. */
    static int stride(float shrinking, int left) {
        float allowed = shrinking * LONGEST > MOST_SHRINKING ? MOST_SHRINKING / shrinking : LONGEST;
        return Math.max(1, Math.min(left, (int) allowed));
    }

    /** How m stands to l2 · θ in the slow motion. */
    private static float behind(float rate) {
        return 1 + LAG * Math.min(rate, SWINGING);
    }

    /** The logarithm by which a step shrinks θ. */
    private static float shrinking(float rate) {
        float r = Math.min(rate, SWINGING);
        return Math.min(rate * (1 + r * (9.5f + 180 * r)), FASTEST);
    }

    /** exp(x) for x from −16 to 0, to a few parts in 10⁶: by five terms of its series for x / 32, raised again. */
    private static float exp(float x) {
        float y = Math.max(x, -16) / 32;
        float p = 1 + y * (1 + y * (0.5f + y * (1f / 6 + y * (1f / 24))));
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        return p * p;
    }
}
