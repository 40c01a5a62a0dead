package dev.dyad.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.dyad.evaluate.RatingMetrics;
import dev.dyad.lab.RunResult;
import dev.dyad.lab.RunSpec;
import dev.dyad.lab.run.EngineOptions.Models;
import dev.dyad.model.Biases;
import dev.dyad.model.EpochReport;
import dev.dyad.model.FactorModel;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.model.Similarity;
import dev.dyad.ratings.Dataset;
import dev.dyad.ratings.Features;
import dev.dyad.ratings.Ratings;
import dev.dyad.store.ModelFile;
import dev.dyad.train.Adam;
import dev.dyad.train.LearningRate;
import dev.dyad.train.Sgd;
import dev.dyad.train.Start;
import dev.dyad.train.Trainer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrdinalRunTest {

    private static final Dataset DATA = SmallData.dataset();

    static Stream<Trainer> trainers() {
        return Stream.of(Sgd.ORDINAL.withEpochs(4), new Adam(4, 64, LearningRate.constant(1e-2), 0, 0, 0, Start.SMALL));
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void itsFileHoldsTheExpectedRatingsAndTheLikeliestLevels(Trainer trainer, @TempDir Path folder) {
        ModelSpec model = new ModelSpec(8, Similarity.DOT, Biases.BOTH, Features.NONE, Head.ORDINAL);
        RunSpec spec = new RunSpec(model, trainer, SmallData.TENTH, 0.1, 1);
        try (Engine engine = Engine.open(DATA, folder, EngineOptions.of(2).with(Models.LAST))) {
            RunResult run = engine.train(engine.plan(List.of(spec)), StudyListener.NONE)
                    .results()
                    .get(0);
            Ratings test = spec.split().apply(DATA.ratings(), spec.seed()).heldOut();
            ByteBuffer answers =
                    ByteBuffer.wrap(RunFiles.read(run.byTest().scores())).order(ByteOrder.LITTLE_ENDIAN);
            assertEquals(5 * test.size(), answers.limit());
            double exact = 0;
            double squares = 0;
            for (int i = 0; i < test.size(); i++) {
                squares += Math.pow(answers.getFloat(4 * i) - test.value(i), 2);
                exact += answers.get(4 * test.size() + i) == test.level(i) ? 1 : 0;
            }
            EpochReport best = run.epochs().get(run.byTest().epoch() - 1);
            assertEquals(best.testAccuracy(), exact / test.size());
            assertEquals(best.testRmse(), Math.sqrt(squares / test.size()), 1e-6);
            FactorModel last =
                    ModelFile.read(run.folder().resolve("model.safetensors")).factors();
            assertEquals(
                    run.epochs().get(3).testRmse(),
                    RatingMetrics.of(last, test, 1).rmse());
        }
    }
}
