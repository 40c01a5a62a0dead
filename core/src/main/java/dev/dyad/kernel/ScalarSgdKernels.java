package dev.dyad.kernel;

/** Plain loops: the oracle of the vector kernels, and what runs without the Vector API module. */
public final class ScalarSgdKernels implements SgdKernels {

    /** So that {@link #dot} can take its sums two numbers at a time. */
    private static final int LANES = 2;

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public float dot(float[] p, int po, float[] q, int qo, int n) {
        float even = 0;
        float odd = 0;
        for (int k = 0; k < n; k += 2) {
            even += p[po + k] * q[qo + k];
            odd += p[po + k + 1] * q[qo + k + 1];
        }
        return even + odd;
    }

    @Override
    public void dotFour(float[] p, int po, float[] q, int[] at, int n, float[] out) {
        int q0 = at[0];
        int q1 = at[1];
        int q2 = at[2];
        int q3 = at[3];
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int k = 0; k < n; k++) {
            float x = p[po + k];
            s0 += x * q[q0 + k];
            s1 += x * q[q1 + k];
            s2 += x * q[q2 + k];
            s3 += x * q[q3 + k];
        }
        out[0] = s0;
        out[1] = s1;
        out[2] = s2;
        out[3] = s3;
    }

    @Override
    public void learn(float[] p, int po, float[] q, int qo, int n, float cp, float cq) {
        for (int k = 0; k < n; k++) {
            float x = p[po + k];
            float y = q[qo + k];
            p[po + k] = x + cp * y;
            q[qo + k] = y + cq * x;
        }
    }

    @Override
    public void learnFour(float[] p, int po, float[] q, int[] at, int n, float[] cp, float[] cq) {
        int q0 = at[0];
        int q1 = at[1];
        int q2 = at[2];
        int q3 = at[3];
        for (int k = 0; k < n; k++) {
            float x = p[po + k];
            float y0 = q[q0 + k];
            float y1 = q[q1 + k];
            float y2 = q[q2 + k];
            float y3 = q[q3 + k];
            q[q0 + k] = y0 + cq[0] * x;
            q[q1 + k] = y1 + cq[1] * x;
            q[q2 + k] = y2 + cq[2] * x;
            q[q3 + k] = y3 + cq[3] * x;
            p[po + k] = x + (cp[0] * y0 + cp[1] * y1) + (cp[2] * y2 + cp[3] * y3);
        }
    }

    @Override
    public void shrink(float[] p, int po, int n, float keep) {
        for (int k = 0; k < n; k++) {
            p[po + k] *= keep;
        }
    }

    @Override
    public void shrinkTo(float[] p, int po, float[] m, int mo, int n, float keep) {
        for (int k = 0; k < n; k++) {
            float mean = m[mo + k];
            p[po + k] = mean + keep * (p[po + k] - mean);
        }
    }
}
