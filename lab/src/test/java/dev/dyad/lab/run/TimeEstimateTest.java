package dev.dyad.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.lab.RunSpec;
import dev.dyad.ratings.Dataset;
import dev.dyad.train.Adam;
import dev.dyad.train.LearningRate;
import dev.dyad.train.Start;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TimeEstimateTest {

    private static final Dataset DATA = SmallData.dataset();

    @Test
    void moreWorkTakesLongerAndMoreJobsLessLong() {
        RunSpec brief = SmallData.spec(16);
        RunSpec twice = brief.withEpochs(12);
        EngineOptions two = EngineOptions.of(2).withJobs(OptionalInt.of(2));
        TimeEstimate estimate = TimeEstimate.measure(DATA, List.of(brief, twice), two, Duration.ofMillis(20));

        double seconds = estimate.seconds(List.of(brief));
        assertTrue(seconds > 0 && seconds < 60, "six epochs of 2,000 ratings: " + seconds);
        assertEquals(2 * seconds, estimate.seconds(List.of(twice)), 1e-9);
        assertEquals(2 * seconds, estimate.seconds(List.of(brief, twice)), 1e-9, "as long as the longest");
        assertEquals(2.5 * seconds, estimate.seconds(List.of(brief, twice, twice)), 1e-9);
    }

    @Test
    void l2IsMoreWorkAndOfAKindOfItsOwn() {
        RunSpec plain = SmallData.spec(16);
        Adam decaying = new Adam(6, 64, LearningRate.constant(1e-2), 1e-6, 0, 0, Start.TORCH);

        assertTrue(RunCost.of(DATA, SmallData.spec(16, decaying, 1)) > RunCost.of(DATA, plain));
        assertEquals(RunCost.Kind.WITH_L2, RunCost.Kind.of(SmallData.spec(16, decaying, 1)));
        assertEquals(RunCost.Kind.WITHOUT_L2, RunCost.Kind.of(plain));
    }
}
