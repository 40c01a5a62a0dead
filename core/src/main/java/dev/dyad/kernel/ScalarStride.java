package dev.dyad.kernel;

/** {@link AdamStride} on one parameter. */
final class ScalarStride {

    private ScalarStride() {}

    /**
     * Takes one stride from step {@code t}.
     *
     * @param page θ at {@code at}, m at {@code at + n} and v at {@code at + 2n}
     */
    static void take(float[] page, int at, int n, float l2, AdamStride s, AdamClock clock, int t) {
        float theta = page[at];
        float m = page[at + n];
        float v = page[at + 2 * n];
        float gain = AdamStep.GAIN1 * l2;
        float pull = l2 * theta;
        float early = rate(clock, t, s.early, mix(v, pull, s.earlyDecay2));
        pull *= Math.max(0, 1 - l2 * early * s.quarter);
        float late = rate(clock, t, s.middle, mix(v, pull, s.middleDecay2));
        float delta = Math.min(1, gain * late);
        float u;
        float lost;
        if (delta <= s.small) {
            u = s.w0 + delta * (s.w1 + delta * (s.w2 + delta * s.w3));
            lost = delta * (s.k1 + delta * (s.k2 + delta * (s.k3 + delta * s.k4)));
        } else {
            float bend = delta * (s.u1 + delta * (s.u2 + delta * s.u3));
            u = s.u0 + bend;
            float mu = -bend;
            float e = s.start * delta * (s.u0 + delta * (s.u1 / 2 + delta * (s.u2 / 3 + delta * s.u3 / 4)));
            for (float grow : s.grow) {
                mu = mu * grow + e * u;
                u *= grow - e;
                e *= 2 * grow - e;
            }
            lost = (AdamStep.GAIN1 * mu + e - delta * u) / 2;
        }
        float kept = 1 - lost;
        float moved = Math.min(1 / gain, early) * m * (float) AdamStep.BETA1;
        float after = theta * kept - u * (moved + delta * theta);
        float last = after + (theta - after) * s.share;
        float mean = gain * u * theta + m * (kept - AdamStep.GAIN1 * u);
        page[at] = Math.abs(after) < AdamStride.COLLAPSED ? 0 : after;
        page[at + n] = Math.abs(mean) < AdamStride.COLLAPSED * AdamStride.COLLAPSED ? 0 : mean;
        page[at + 2 * n] = v * s.decay2 + l2 * l2 / 3 * (theta * theta + theta * last + last * last) * (1 - s.decay2);
    }

    /** D where v is such. */
    private static float rate(AdamClock clock, int t, float steps, float v) {
        return clock.rateAfter(t, steps) / ((float) Math.sqrt(v) + clock.epsilonAfter(t, steps));
    }

    /** v after it has decayed and been fed by the square of {@code pull}. */
    private static float mix(float v, float pull, float decay) {
        return v * decay + pull * pull * (1 - decay);
    }
}
