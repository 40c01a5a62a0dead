package dev.dyad.data.synthetic;

import java.util.SplittableRandom;

/**
 * What is true of a user, who has the opinion centre + spread · (b_i + p_u · q_i + mood of the day) of a movie, in
 * stars.
 *
 * @param centre the opinion of a middling movie
 * @param spread how far opinions lie apart, 1 as a rule
 * @param scaleUse how opinions become ratings
 * @param steadiness how far ratings stray from opinions
 * @param factors p_u
 */
record PlantedUser(double centre, double spread, ScaleUse scaleUse, Steadiness steadiness, float[] factors) {

    private static final double MEAN = 3.52;
    private static final double CENTRE_SPREAD = 0.4;
    private static final double SPREAD_SPREAD = 0.25;

    static PlantedUser draw(SplittableRandom random) {
        NormalStream normal = new NormalStream(random);
        ScaleUse scaleUse = ScaleUse.values()[0];
        double draw = random.nextDouble();
        for (ScaleUse next : ScaleUse.values()) {
            scaleUse = draw >= 0 ? next : scaleUse;
            draw -= next.share();
        }
        Steadiness steadiness = Steadiness.values()[0];
        draw = random.nextDouble();
        for (Steadiness next : Steadiness.values()) {
            steadiness = draw >= 0 ? next : steadiness;
            draw -= next.share();
        }
        double centre = MEAN + CENTRE_SPREAD * normal.next();
        double spread = normal.nextLogNormal(SPREAD_SPREAD);
        float[] factors = new float[PlantedItems.DIMENSIONS];
        for (int d = 0; d < factors.length; d++) {
            factors[d] = (float) normal.next();
        }
        return new PlantedUser(centre, spread, scaleUse, steadiness, factors);
    }

    double opinion(int item, PlantedItems items, double mood) {
        return centre + spread * (items.appeal(item, factors) + mood);
    }
}
