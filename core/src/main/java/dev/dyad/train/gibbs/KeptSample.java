package dev.dyad.train.gibbs;

/**
 * A sample that the model will be made of: the users as they were drawn, and the items as they are expected given them,
 * which halves what few samples lose (Rao and Blackwell). Rows are counted from the means of their priors, which go to the
 * biases and the offset where there are biases: a row that no rating speaks of then is 0, with a bias of 0.
 *
 * @param offset in standard deviations above the mean rating
 * @param users dim factors a user and a bias, one after the other
 * @param userFeatures dim factors a feature
 */
record KeptSample(double offset, float[] users, float[] items, float[] userFeatures, float[] itemFeatures) {

    static KeptSample of(GibbsState state) {
        GibbsSide users = state.users();
        GibbsSide items = state.items();
        int dim = users.dim();
        double[] usersMean = users.prior().mean();
        double[] itemsMean = items.prior().mean();
        // Means move to the other side's biases: p q = (p − m) (q − n) + (p − m) n + m (q − n) + m n.
        double[] userShift = items.isBiased() ? usersMean : new double[dim];
        double[] itemShift = users.isBiased() ? itemsMean : new double[dim];
        double offset = 0;
        for (int k = 0; k < dim; k++) {
            offset += (usersMean[k] - userShift[k]) * itemShift[k] + userShift[k] * itemsMean[k];
        }
        offset += users.isBiased() ? usersMean[dim] : 0;
        offset += items.isBiased() ? itemsMean[dim] : 0;
        return new KeptSample(
                offset,
                rows(users, users.values(), userShift, itemShift),
                rows(items, items.means(), itemShift, userShift),
                features(users),
                features(items));
    }

    private static float[] rows(GibbsSide side, float[] values, double[] shift, double[] otherShift) {
        float[] rows = new float[values.length];
        int dim = side.dim();
        double[] mean = side.prior().mean();
        for (int row = 0; row < side.rows(); row++) {
            int at = side.at(row);
            double bias = side.isBiased() ? values[at + dim] - mean[dim] : 0;
            for (int k = 0; k < dim; k++) {
                rows[at + k] = (float)
                        (values[at + k] - shift[k] - side.prior().effects().of(row, k));
                bias += side.isBiased() ? (values[at + k] - mean[k]) * otherShift[k] : 0;
            }
            rows[at + dim] = (float) bias;
        }
        return rows;
    }

    private static float[] features(GibbsSide side) {
        FeatureEffects effects = side.prior().effects();
        int dim = side.dim();
        float[] factors = new float[effects.count() * dim];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = (float) effects.factors()[k / dim * side.size() + k % dim];
        }
        return factors;
    }
}
