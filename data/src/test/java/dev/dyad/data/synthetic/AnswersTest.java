package dev.dyad.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswersTest {

    @ParameterizedTest
    @EnumSource(ScaleUse.class)
    void levelsAreGivenAsOftenAsTheirProbabilitySays(ScaleUse use) {
        Answers answers = new Answers(use, Steadiness.ORDINARY);
        int row = answers.row(3.7);
        SplittableRandom random = new SplittableRandom(4);
        int rounds = 100_000;
        int[] counts = new int[ScaleUse.LEVELS];
        for (int k = 0; k < rounds; k++) {
            counts[answers.level(row, random.nextDouble())]++;
        }
        double mean = 0;
        double sum = 0;
        for (int k = 0; k < counts.length; k++) {
            assertEquals(answers.probability(row, k), (double) counts[k] / rounds, 0.006, "level " + k);
            mean += answers.probability(row, k) * (k + 1) / 2;
            sum += answers.probability(row, k);
        }
        assertEquals(1, sum, 1e-12);
        assertEquals(mean, answers.mean(row), 1e-12);
    }

    @Test
    void halfStarCellsAreSymmetricAboutTheirLevel() {
        Answers answers = new Answers(ScaleUse.HALF_STARS, Steadiness.STEADY);
        int row = answers.row(3);
        assertEquals(5, answers.mode(row));
        assertEquals(answers.probability(row, 4), answers.probability(row, 6), 1e-12);
    }

    @Test
    void sharesOfUsersAddUpToOne() {
        double uses = 0;
        for (ScaleUse use : ScaleUse.values()) {
            uses += use.share();
        }
        double kinds = 0;
        for (Steadiness steadiness : Steadiness.values()) {
            kinds += steadiness.share();
        }
        assertEquals(1, uses, 1e-12);
        assertEquals(1, kinds, 1e-12);
    }

    @Test
    void normalNumbersHaveMean0AndDeviation1() {
        NormalStream normal = new NormalStream(new SplittableRandom(5));
        double sum = 0;
        double squares = 0;
        int rounds = 100_000;
        for (int k = 0; k < rounds; k++) {
            double next = normal.next();
            sum += next;
            squares += next * next;
        }
        assertEquals(0, sum / rounds, 0.015);
        assertEquals(1, squares / rounds, 0.02);
    }
}
