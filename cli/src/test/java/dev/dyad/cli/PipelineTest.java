package dev.dyad.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.model.TrainedModel;
import dev.dyad.store.ModelFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From ratings to recommendations, as typed, in this process. Long, since its tests go on where others stop: one made set
 * and one trained model serve them all.
 */
class PipelineTest {

    /** Fails on anything behind the first document. */
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @TempDir
    private Path folder;

    private Path data;
    private Path model;

    @BeforeEach
    void makeRatings() {
        data = MadeRatings.in(folder);
        model = folder.resolve("m.safetensors");
    }

    private Screen train(String... more) {
        List<String> words = new ArrayList<>(List.of("train", "--data", data.toString(), "--out", model.toString()));
        words.addAll(List.of("--dim", "8", "--epochs", "3", "--batch", "64", "--learning-rate", "1e-2"));
        words.addAll(List.of(more));
        Screen screen = Screen.plain();
        assertEquals(ExitCode.OK, screen.run(words.toArray(String[]::new)), screen::err);
        return screen;
    }

    private static Screen run(ExitCode expected, String... words) {
        Screen screen = Screen.plain();
        assertEquals(expected, screen.run(words), screen::err);
        return screen;
    }

    @Test
    void trainPrintsOneJsonDocumentWithItsCurve() throws Exception {
        JsonNode document = JSON.readTree(train("--json", "--seed", "5").out());
        assertEquals(3_000, document.at("/data/ratings").asInt());
        assertEquals(2_700, document.at("/data/train").asInt());
        assertEquals(300, document.at("/data/heldOut").asInt());
        assertEquals("cosine", document.at("/spec/similarity").asText());
        assertEquals(1e-2, document.at("/spec/learningRate").asDouble());
        assertEquals(0, document.at("/spec/l2").asDouble(), "torch's numbers with L2 take long, and are asked for");
        assertEquals(5, document.at("/spec/seed").asInt());
        assertEquals(3, document.get("epochs").size());
        for (JsonNode epoch : document.get("epochs")) {
            for (String share : List.of("runningTrainAccuracy", "trainAccuracy", "testAccuracy")) {
                assertTrue(epoch.get(share).asDouble() > 0 && epoch.get(share).asDouble() < 1, epoch::toString);
            }
            for (String figure : List.of("trainLoss", "testRmse", "testMae", "seconds")) {
                assertTrue(epoch.get(figure).asDouble() > 0, epoch::toString);
            }
        }
        assertTrue(document.at("/best/epoch").asInt() >= 1);
        assertEquals(model.toString(), document.get("model").asText());
        assertTrue(Files.exists(model));
    }

    @Test
    void anImplicitModelRanksFromTrainingToRecommendationAndPredictsNothing() throws Exception {
        JsonNode trained = JSON.readTree(run(
                        ExitCode.OK,
                        "train --data DATA --head implicit --dim 8 --split per-user:0.25 --validation 0.1 --json --out MODEL"
                                .replace("DATA", data.toString())
                                .replace("MODEL", model.toString())
                                .split(" "))
                .out());
        assertEquals("als", trained.at("/spec/trainer").asText());
        assertEquals("none", trained.at("/spec/biases").asText());
        assertEquals("validationNdcg", trained.at("/best/chosenBy").asText());
        JsonNode last = trained.get("epochs").get(trained.get("epochs").size() - 1);
        assertTrue(last.get("testRmse").isNull());

        String[] ranking = {"evaluate", "--model", model.toString(), "--ranking"};
        JsonNode evaluated =
                JSON.readTree(run(ExitCode.OK, with(ranking, "--json")).out());
        assertEquals(
                last.get("testNdcg").asDouble(), evaluated.at("/ranking/ndcg").asDouble(), 1e-12);
        assertTrue(evaluated.at("/popularity/ndcg").asDouble() > 0, evaluated::toString);
        assertTrue(evaluated.get("relevantFrom").isNull());
        String text =
                run(ExitCode.OK, with(ranking, "--at", "5", "--relevant", "4")).out();
        assertTrue(text.contains("at 5") && text.contains("popularity") && text.contains("4.0 or more"), text);
        assertTrue(run(ExitCode.DATA, with(ranking, "--relevant", "6")).err().contains("no held-out ratings of 6.0"));

        String user = ModelFile.read(model).users().ids().id(0);
        JsonNode best =
                JSON.readTree(run(ExitCode.OK, "recommend", "--model", model.toString(), "--user", user, "--json")
                        .out());
        assertEquals(10, best.get("items").size());
        Path all = folder.resolve("all.csv");
        run(ExitCode.OK, "recommend", "--model", model.toString(), "--all", "--count", "2", "--out", all.toString());
        assertTrue(Files.size(all) > 100);

        String refused = run(ExitCode.USAGE, "predict", "--model", model.toString(), "--user", user, "--item", "1")
                .err();
        assertTrue(refused.contains("predicts no ratings") && refused.contains("dyad recommend"), refused);
        assertTrue(run(ExitCode.USAGE, "evaluate", "--model", model.toString())
                .err()
                .contains("--ranking"));
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void rankingNeedsRatingsThatWereHeldOutInTraining() {
        train("--split", "none");
        String[] ranking = {"evaluate", "--model", model.toString(), "--ranking"};
        String error = run(ExitCode.DATA, ranking).err();
        assertTrue(error.contains("train with --split per-user:0.25"), error);
        assertTrue(run(ExitCode.USAGE, with(ranking, "--data", data.toString()))
                .err()
                .contains("leave out the data"));
        assertTrue(run(ExitCode.USAGE, "evaluate", "--model", model.toString(), "--at", "5")
                .err()
                .contains("--at goes with --ranking"));
    }

    @Test
    void alsShowsItsCurveAndDrawsIt() throws Exception {
        Path plot = folder.resolve("curve.svg");
        for (String head : List.of("regression", "implicit")) {
            String out = run(
                            ExitCode.OK,
                            "train --data DATA --trainer als --head HEAD --dim 8 --epochs 4 --validation 0.2 --patience 1 --plot PLOT --out MODEL"
                                    .replace("DATA", data.toString())
                                    .replace("MODEL", model.toString())
                                    .replace("HEAD", head)
                                    .replace("PLOT", plot.toString())
                                    .split(" "))
                    .out();
            boolean ranks = head.equals("implicit");
            assertTrue(out.contains(ranks ? "test NDCG@10" : "valid RMSE"), out);
            assertTrue(out.contains("the best by validation " + (ranks ? "NDCG@10" : "RMSE")), out);
            assertEquals(ranks, Files.readString(plot).contains("NDCG@10"));
            assertEquals(ranks, out.contains("--ranking"), out);
        }
    }

    @Test
    void anOrdinalModelTellsTheProbabilityOfAHighRatingAndHowReliableItIs() throws Exception {
        train("--head", "ordinal");
        String user = ModelFile.read(model).users().ids().id(0);
        String[] recommend = {"recommend", "--model", model.toString(), "--count", "5"};
        String[] toOne = with(recommend, "--user", user);
        JsonNode rated = JSON.readTree(run(ExitCode.OK, with(toOne, "--json")).out());
        JsonNode likely = JSON.readTree(run(ExitCode.OK, with(toOne, "--json", "--rank-by", "at-least:4"))
                .out());
        assertEquals("rating", rated.get("rankedBy").asText());
        assertEquals("at-least:4", likely.get("rankedBy").asText());
        for (int k = 0; k < 5; k++) {
            assertEquals(rated.at("/items/" + k + "/item"), likely.at("/items/" + k + "/item"));
            double probability = likely.at("/items/" + k + "/probability").asDouble();
            assertTrue(probability > 0 && probability <= 1, likely::toString);
        }
        String text = run(ExitCode.OK, with(toOne, "--rank-by", "at-least:4.5")).out();
        assertTrue(text.contains("P(4.5 or more)") && text.contains(" %"), text);
        Path table = folder.resolve("all.csv");
        run(ExitCode.OK, with(recommend, "--all", "--out", table.toString(), "--rank-by", "at-least:4"));
        List<String> lines = Files.readAllLines(table);
        assertEquals("user,rank,item,probability", lines.get(0));
        assertEquals(
                likely.at("/items/0/probability").floatValue(),
                Float.parseFloat(lines.get(1).split(",")[3]));
        String refused =
                run(ExitCode.USAGE, with(toOne, "--rank-by", "at-least:6")).err();
        assertTrue(refused.contains("the model's scale"), refused);

        Path picture = folder.resolve("reliability.svg");
        run(ExitCode.OK, "evaluate", "--model", model.toString(), "--plot", picture.toString());
        assertTrue(Files.readString(picture).contains("expected calibration error"));
    }

    @Test
    void aModelWithoutProbabilitiesIsNeitherRankedNorDrawnByThem() {
        train();
        String user = ModelFile.read(model).users().ids().id(0);
        String ranking = run(
                        ExitCode.USAGE,
                        "recommend",
                        "--model",
                        model.toString(),
                        "--user",
                        user,
                        "--rank-by",
                        "at-least:4")
                .err();
        assertTrue(ranking.contains("--head ordinal"), ranking);
        Path picture = folder.resolve("reliability.svg");
        String drawing = run(ExitCode.USAGE, "evaluate", "--model", model.toString(), "--plot", picture.toString())
                .err();
        assertTrue(drawing.contains("--head ordinal") && !Files.exists(picture), drawing);
    }

    @Test
    void adamLearnsAnOrdinalHeadWithItsOwnUsualSettings() throws Exception {
        JsonNode trained = JSON.readTree(run(
                        ExitCode.OK,
                        "train --data DATA --trainer adam --head ordinal --dim 8 --json --out MODEL"
                                .replace("DATA", data.toString())
                                .replace("MODEL", model.toString())
                                .split(" "))
                .out());
        assertEquals("adam", trained.at("/spec/trainer").asText());
        assertEquals("dot", trained.at("/spec/similarity").asText());
        assertEquals(12, trained.get("epochs").size());
        JsonNode evaluated = JSON.readTree(run(ExitCode.OK, "evaluate", "--model", model.toString(), "--json")
                .out());
        assertEquals(
                trained.at("/epochs/11/testAccuracy").asDouble(),
                evaluated.get("accuracy").asDouble());
    }

    @Test
    void anOrdinalModelGivesDistributionsFromTrainingToPrediction() throws Exception {
        JsonNode trained = JSON.readTree(run(
                        ExitCode.OK,
                        "train --data DATA --head ordinal --dim 8 --json --out MODEL"
                                .replace("DATA", data.toString())
                                .replace("MODEL", model.toString())
                                .split(" "))
                .out());
        assertEquals("ordinal", trained.at("/spec/head").asText());
        assertEquals("sgd", trained.at("/spec/trainer").asText());
        JsonNode evaluated = JSON.readTree(run(ExitCode.OK, "evaluate", "--model", model.toString(), "--json")
                .out());
        assertEquals(
                trained.at("/epochs/11/testAccuracy").asDouble(),
                evaluated.get("accuracy").asDouble());
        assertTrue(evaluated.at("/distribution/negativeLogLikelihood").asDouble() > 0, evaluated::toString);
        assertTrue(evaluated.at("/distribution/calibrationError").asDouble() < 0.1, evaluated::toString);
        assertTrue(
                run(ExitCode.OK, "evaluate", "--model", model.toString()).out().contains("Reliability"));

        TrainedModel read = ModelFile.read(model);
        String user = read.users().ids().id(0);
        String item = read.items().ids().id(0);
        JsonNode predicted = JSON.readTree(
                run(ExitCode.OK, "predict", "--model", model.toString(), "--user", user, "--item", item, "--json")
                        .out());
        double sum = 0;
        for (JsonNode level : predicted.get("distribution")) {
            sum += level.get("probability").asDouble();
        }
        assertEquals(1, sum, 1e-9);
        Path pairs = Files.writeString(folder.resolve("pairs.csv"), "user,item\n" + user + ",nobody-knows\n");
        String csv = run(ExitCode.OK, "predict", "--model", model.toString(), "--pairs", pairs.toString())
                .out();
        assertTrue(csv.startsWith("user,item,rating,level,p0.5,p1.0,"), csv);
        assertEquals(14, csv.lines().skip(1).findFirst().orElseThrow().split(",").length, csv);
        JsonNode recommended =
                JSON.readTree(run(ExitCode.OK, "recommend", "--model", model.toString(), "--user", user, "--json")
                        .out());
        double best = recommended.at("/items/0/score").asDouble();
        assertTrue(best > 2 && best <= 5, recommended::toString);
    }

    @Test
    void aMeanOfSamplesGivesDeviationsFromTrainingToPrediction() throws Exception {
        JsonNode trained = JSON.readTree(run(
                        ExitCode.OK,
                        "train --data DATA --trainer gibbs --epochs 12 --burn-in 4 --samples 5 --dim 6 --json --out MODEL"
                                .replace("DATA", data.toString())
                                .replace("MODEL", model.toString())
                                .split(" "))
                .out());
        assertEquals("gibbs", trained.at("/spec/trainer").asText());
        assertEquals(6, trained.at("/spec/dim").asInt());
        Screen evaluation = run(ExitCode.OK, "evaluate", "--model", model.toString(), "--json");
        JsonNode evaluated = JSON.readTree(evaluation.out());
        assertEquals(
                trained.at("/epochs/11/testRmse").asDouble(),
                evaluated.get("rmse").asDouble());
        assertEquals(3, evaluated.at("/intervals/coverage").size());
        assertEquals(0.95, evaluated.at("/intervals/coverage/2/observed").asDouble(), 0.06);
        String text = run(ExitCode.OK, "evaluate", "--model", model.toString()).out();
        assertTrue(text.contains("1.96 deviations   95.00 %"), text);

        TrainedModel read = ModelFile.read(model);
        assertEquals(5, read.factors().posterior().samples());
        assertEquals(5 * (6 + 2), read.factors().userVectors().dim());
        String user = read.users().ids().id(0);
        String item = read.items().ids().id(0);
        String[] one = {"predict", "--model", model.toString(), "--user", user, "--item", item};
        String line = run(ExitCode.OK, one).out();
        assertTrue(line.contains("standard deviation "), line);
        Path pairs = Files.writeString(
                folder.resolve("pairs.csv"), "user,item\n" + user + "," + item + "\n" + user + ",nobody-knows\n");
        String csv = run(ExitCode.OK, "predict", "--model", model.toString(), "--pairs", pairs.toString())
                .out();
        List<String> lines = csv.lines().toList();
        assertEquals("user,item,rating,level,deviation", lines.get(0));
        double deviation = Double.parseDouble(lines.get(1).split(",")[4]);
        assertEquals(read.factors().deviation(0, 0), deviation, 1e-4);
        assertTrue(lines.get(2).endsWith(","), "none where the model does not know the item: " + csv);
    }

    @Test
    void anOrdinalHeadWithACosineIsRefusedWithTheRemedy() {
        Screen cosine = run(
                ExitCode.USAGE,
                "train",
                "--data",
                data.toString(),
                "--head",
                "ordinal",
                "--similarity",
                "cosine",
                "--out",
                model.toString());
        assertTrue(cosine.err().contains("take --similarity dot"), cosine.err());
    }

    @Test
    void withoutAHeldOutPartTestFiguresAreNull() throws Exception {
        JsonNode document = JSON.readTree(train("--json", "--split", "none").out());
        assertTrue(document.at("/epochs/0/testRmse").isNull());
        assertTrue(document.get("best").isNull());
        Screen screen = run(ExitCode.DATA, "evaluate", "--model", model.toString());
        assertTrue(screen.err().contains("--data"), screen.err());
    }

    @Test
    void aSplitThatTakesNearlyEverythingSaysSo() throws Exception {
        Screen screen = train("--json", "--split", "leave-last:100000");
        String note = "60 of 60 users have too few ratings to hold out 100,000";
        assertTrue(screen.err().contains("note: " + note), screen.err());
        assertTrue(JSON.readTree(screen.out()).at("/data/notes").toString().contains(note), screen.out());
    }

    @Test
    void trainShowsACurveTheBestEpochAndWhatIsNext() {
        String out = train().out();
        assertTrue(out.contains(LearningCurve.header(LearningCurve.Parts.TEST)), out);
        assertTrue(out.contains("Best epoch"), out);
        assertTrue(out.contains("Last epoch     3"), out);
        assertTrue(out.contains("dyad recommend --model " + model), out);
    }

    @Test
    void aValidationPartChoosesTheEpochAndChangesNoTestPart() throws Exception {
        JsonNode without = JSON.readTree(train("--json").out());
        JsonNode with = JSON.readTree(train("--json", "--validation", "0.1").out());

        assertEquals(
                without.at("/data/heldOut").asInt(), with.at("/data/heldOut").asInt());
        assertEquals(270, with.at("/data/validation").asInt());
        assertEquals(
                without.at("/data/train").asInt() - 270, with.at("/data/train").asInt());
        assertEquals(0.1, with.at("/spec/validation").asDouble());
        assertEquals("testAccuracy", without.at("/best/chosenBy").asText());
        assertEquals("validationAccuracy", with.at("/best/chosenBy").asText());
        assertTrue(without.at("/epochs/0/validationAccuracy").isNull());
        double best = 0;
        for (JsonNode epoch : with.get("epochs")) {
            best = Math.max(best, epoch.get("validationAccuracy").asDouble());
        }
        assertEquals(best, with.at("/best/validationAccuracy").asDouble());
        JsonNode evaluation = JSON.readTree(run(ExitCode.OK, "evaluate", "--model", model.toString(), "--json")
                .out());
        assertEquals(300, evaluation.get("ratings").asInt());
        assertEquals(
                with.at("/epochs/2/testRmse").asDouble(), evaluation.get("rmse").asDouble(), 1e-12);
        assertEquals(0.1, ModelFile.read(model).provenance().validation());
    }

    @Test
    void withAValidationPartTheCurveShowsIt() {
        String out = train("--validation", "0.1").out();
        assertTrue(out.contains(LearningCurve.header(LearningCurve.Parts.VALIDATION_AND_TEST)), out);
        assertTrue(out.contains("chosen by the validation part, test reported once"), out);
        assertTrue(out.contains("split random:0.1, validation 0.1, seed 42"), out);
    }

    @Test
    void theSettingsOfATrainingAreThoseTyped() {
        String[] words = {"train", "--data", data.toString(), "--out", model.toString(), "--dim", "4", "--epochs", "2"};
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--learning-rate", "plateau:1e-2,patience=0", "--weight-decay", "0.01"));
        String out = run(ExitCode.OK, all.toArray(String[]::new)).out();
        assertTrue(out.contains("learning-rate plateau:0.01,factor=0.5,patience=0"), out);
        assertTrue(out.contains("weight-decay 0.01"), out);
        Map<String, String> kept = ModelFile.read(model).provenance().trainer();
        assertEquals("plateau:0.01,factor=0.5,patience=0", kept.get("learning-rate"));
        assertEquals("0.01", kept.get("weight-decay"));
    }

    @Test
    void withNothingSaidTheTrainerIsSgdAndTheSimilarityDot() throws Exception {
        String[] words = {"train", "--data", data.toString(), "--out", model.toString(), "--dim", "8", "--json"};
        JsonNode document = JSON.readTree(run(ExitCode.OK, words).out());
        assertEquals("sgd", document.at("/spec/trainer").asText());
        assertEquals("dot", document.at("/spec/similarity").asText());
        assertEquals(12, document.get("epochs").size());
        assertTrue(document.at("/epochs/0/trainAccuracy").isNull(), "measuring it would take longer than the epoch");
        assertTrue(
                document.at("/epochs/11/testRmse").asDouble()
                        < document.at("/epochs/0/testRmse").asDouble(),
                document::toString);
    }

    @Test
    void theLastEpochAloneIsMeasuredWhenAsked() throws Exception {
        String[] words = {"train", "--data", data.toString(), "--out", model.toString(), "--dim", "8", "--json"};
        JsonNode each = JSON.readTree(run(ExitCode.OK, words).out());
        List<String> last = new ArrayList<>(List.of(words));
        last.addAll(List.of("--measure", "last"));
        JsonNode document =
                JSON.readTree(run(ExitCode.OK, last.toArray(String[]::new)).out());
        assertTrue(document.at("/epochs/10/testRmse").isNull());
        assertEquals(
                each.at("/epochs/11/testRmse").asDouble(),
                document.at("/epochs/11/testRmse").asDouble());
        assertEquals(12, document.at("/best/epoch").asInt());
    }

    @Test
    void patienceSavesTheBestEpochsModel() throws Exception {
        List<String> words = new ArrayList<>(List.of("train", "--data", data.toString(), "--out", model.toString()));
        words.addAll(List.of("--dim", "8", "--l2", "0", "--row-l2", "0", "--learning-rate", "0.3", "--epochs", "200"));
        words.addAll(List.of("--validation", "0.2", "--patience", "2"));
        String out = run(ExitCode.OK, words.toArray(String[]::new)).out();
        assertTrue(out.contains(", the best by validation RMSE)"), out);
        words.add("--json");
        JsonNode document =
                JSON.readTree(run(ExitCode.OK, words.toArray(String[]::new)).out());
        int epochs = document.get("epochs").size();
        assertTrue(epochs < 200, "stopped early");
        JsonNode evaluation = JSON.readTree(run(ExitCode.OK, "evaluate", "--model", model.toString(), "--json")
                .out());
        assertEquals(
                document.get("epochs").get(epochs - 3).get("testRmse").asDouble(),
                evaluation.get("rmse").asDouble(),
                1e-12);
    }

    @Test
    void cosineAndOptionsOfAdamBringAdam() {
        String[] words = {"train", "--data", data.toString(), "--out", model.toString(), "--dim", "4", "--epochs", "1"};
        for (List<String> more : List.of(List.of("--similarity", "cosine"), List.of("--batch", "64"))) {
            List<String> all = new ArrayList<>(List.of(words));
            all.addAll(more);
            String out = run(ExitCode.OK, all.toArray(String[]::new)).out();
            assertTrue(out.contains("cosine, dim 4") && out.contains("; adam: "), out);
        }
    }

    @Test
    void evaluateFindsWhatTheLastEpochFound() throws Exception {
        JsonNode last = JSON.readTree(train("--json").out()).at("/epochs/2");
        JsonNode evaluation = JSON.readTree(run(ExitCode.OK, "evaluate", "--model", model.toString(), "--json")
                .out());
        assertEquals(300, evaluation.get("ratings").asInt());
        assertEquals(
                last.get("testAccuracy").asDouble(), evaluation.get("accuracy").asDouble(), 1e-12);
        assertEquals(last.get("testRmse").asDouble(), evaluation.get("rmse").asDouble(), 1e-12);
        assertEquals(last.get("testMae").asDouble(), evaluation.get("mae").asDouble(), 1e-12);
        long compared = 0;
        for (JsonNode row : evaluation.get("confusion")) {
            for (JsonNode count : row) {
                compared += count.asLong();
            }
        }
        assertEquals(300, compared);
    }

    @Test
    void evaluateOnTheSameDataTakesTheHeldOutPart() throws Exception {
        train();
        String alone = run(ExitCode.OK, "evaluate", "--model", model.toString(), "--json")
                .out();
        String withData = run(ExitCode.OK, "evaluate", "--model", model.toString(), "--data", data.toString(), "--json")
                .out();
        assertEquals(JSON.readTree(alone), JSON.readTree(withData));
    }

    @Test
    void evaluateLeavesOutWhatTheModelWasTrainedOnAndWhomItDoesNotKnow() throws Exception {
        train();
        Path other = folder.resolve("other.csv");
        List<String> rows = new ArrayList<>(Files.readAllLines(data.resolve("ratings.csv")));
        rows.add("990001,1,4.0,1500000000");
        Files.write(other, rows);
        Screen screen = run(ExitCode.OK, "evaluate", "--model", model.toString(), "--data", other.toString(), "--json");
        JsonNode evaluation = JSON.readTree(screen.out());
        assertEquals(300, evaluation.get("ratings").asInt());
        assertEquals(2_700, evaluation.at("/leftOut/trainedOn").asInt());
        assertEquals(1, evaluation.at("/leftOut/unknown").asInt());
        assertTrue(screen.err().contains("2,700 ratings left out"), screen.err());
        assertTrue(screen.err().contains("990001"), screen.err());
    }

    @Test
    void evaluateDrawsTheConfusion() {
        train();
        String out = run(ExitCode.OK, "evaluate", "--model", model.toString()).out();
        assertTrue(out.matches("(?s).*given +0\\.5 +1 +1\\.5 +2 +2\\.5 +3 +3\\.5 +4 +4\\.5 +5 +ratings.*"), out);
        assertTrue(out.contains("[") && out.contains("accuracy"), out);
    }

    @Test
    void theSameSeedGivesTheSameModelOnOneAndOnTwoThreads() {
        train("--threads", "1");
        TrainedModel one = ModelFile.read(model);
        train("--threads", "2");
        assertSameParameters(one, ModelFile.read(model));
    }

    static void assertSameParameters(TrainedModel one, TrainedModel two) {
        for (int user = 0; user < one.users().size(); user++) {
            for (int item = 0; item < one.items().size(); item++) {
                assertEquals(one.factors().score(user, item), two.factors().score(user, item));
            }
        }
        assertEquals(
                one.provenance().epochs().stream().map(e -> e.trainLoss()).toList(),
                two.provenance().epochs().stream().map(e -> e.trainLoss()).toList());
    }

    @Test
    void predictionsOfATableAreCsvAndUnknownIdsAreNamed() throws Exception {
        train();
        Path pairs = folder.resolve("pairs.csv");
        Files.writeString(pairs, "userId,note,movieId\n1,x,1\n1,y,990002\n990003,z,990002\n");
        Screen screen = run(ExitCode.OK, "predict", "--model", model.toString(), "--pairs", pairs.toString());
        List<String> lines = screen.out().lines().toList();
        assertEquals("user,item,rating,level", lines.get(0));
        assertEquals(4, lines.size());
        assertTrue(lines.get(1).matches("1,1,[0-9]\\.[0-9]{4},[0-9]\\.[05]"), lines.get(1));
        assertTrue(lines.get(3).startsWith("990003,990002,2.75"), "biases alone, of nobody: " + lines.get(3));
        assertTrue(screen.err().contains("2 pairs answered by biases alone"), screen.err());
        assertTrue(screen.err().contains("990003") && screen.err().contains("990002"), screen.err());
        Path out = folder.resolve("predictions.csv");
        run(ExitCode.OK, "predict", "--model", model.toString(), "--pairs", pairs.toString(), "--out", out.toString());
        assertEquals(screen.out(), Files.readString(out));
    }

    @Test
    void aPredictionOfAPairIsThatOfTheTable() throws Exception {
        train();
        JsonNode one = JSON.readTree(
                run(ExitCode.OK, "predict", "--model", model.toString(), "--user", "1", "--item", "1", "--json")
                        .out());
        TrainedModel trained = ModelFile.read(model);
        int user = trained.users().ids().row("1").orElseThrow();
        int item = trained.items().ids().row("1").orElseThrow();
        assertEquals(trained.factors().rating(user, item), one.get("rating").asDouble(), 1e-12);
        assertEquals("both", one.get("known").asText());
    }

    @Test
    void aTableOfPairsWithoutItsColumnsIsRefused() throws Exception {
        train();
        Path pairs = folder.resolve("pairs.csv");
        Files.writeString(pairs, "who,what\n1,1\n");
        Screen screen = run(ExitCode.DATA, "predict", "--model", model.toString(), "--pairs", pairs.toString());
        assertTrue(screen.err().contains("pairs.csv, line 1"), screen.err());
        Files.writeString(pairs, "user,item\n1,1\n2\n");
        screen = run(ExitCode.DATA, "predict", "--model", model.toString(), "--pairs", pairs.toString());
        assertTrue(screen.err().contains("line 3"), screen.err());
    }

    @Test
    void predictionsDestroyNoOtherFile() throws Exception {
        train();
        Path pairs = Files.writeString(folder.resolve("half.csv"), "user,item\n1,1\nbroken\n");
        Path out = Files.writeString(folder.resolve("kept.csv"), "before");
        String[] words = {"predict", "--model", model.toString(), "--pairs", pairs.toString(), "--out", ""};

        words[6] = out.toString();
        run(ExitCode.DATA, words);
        assertEquals("before", Files.readString(out));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    0, left.filter(file -> file.toString().endsWith(".tmp")).count());
        }
        words[6] = pairs.toString();
        assertTrue(run(ExitCode.USAGE, words).err().contains("over the pairs"));
        words[6] = model.toString();
        assertTrue(run(ExitCode.USAGE, words).err().contains("over a model"));
    }

    @Test
    void recommendationsAreUnseenAndHaveTitles() throws Exception {
        train();
        Set<String> seen = new HashSet<>();
        for (String line : Files.readAllLines(data.resolve("ratings.csv"))) {
            String[] cells = line.split(",");
            if (cells[0].equals("1")) {
                seen.add(cells[1]);
            }
        }
        assertFalse(seen.isEmpty());
        JsonNode items = JSON.readTree(run(
                                ExitCode.OK,
                                "recommend",
                                "--model",
                                model.toString(),
                                "--user",
                                "1",
                                "--count",
                                "7",
                                "--json")
                        .out())
                .get("items");
        assertEquals(7, items.size());
        double previous = Double.MAX_VALUE;
        for (JsonNode item : items) {
            assertFalse(seen.contains(item.get("item").asText()), item::toString);
            assertFalse(item.get("title").asText().equals(item.get("item").asText()), item::toString);
            assertTrue(item.get("score").asDouble() <= previous, items::toString);
            previous = item.get("score").asDouble();
        }
        Screen screen = run(ExitCode.USAGE, "recommend", "--model", model.toString(), "--user", "990003");
        assertTrue(screen.err().contains("990003") && screen.err().contains("60 users"), screen.err());
    }

    @Test
    void givenSplitsHoldOutTheGivenFile() throws Exception {
        List<String> rows = Files.readAllLines(data.resolve("ratings.csv"));
        Path base = folder.resolve("base.csv");
        Path test = folder.resolve("test.csv");
        Files.write(base, rows.subList(0, 2_501));
        List<String> held = new ArrayList<>(List.of(rows.get(0)));
        held.addAll(rows.subList(2_501, rows.size()));
        Files.write(test, held);
        data = base;
        JsonNode document =
                JSON.readTree(train("--split", "given:" + test, "--json").out());
        assertEquals(2_500, document.at("/data/train").asInt());
        assertEquals(500, document.at("/data/heldOut").asInt());
    }

    @Test
    void ratingsCanComeFromAQuery() throws Exception {
        Screen screen = Screen.plain();
        String query = "SELECT userId AS user, movieId AS item, rating FROM '" + data.resolve("ratings.csv")
                + "' WHERE rating >= 3";
        ExitCode code = screen.run(
                "train",
                "--sql",
                query,
                "--scale",
                "0.5:5:0.5",
                "--out",
                model.toString(),
                "--dim",
                "4",
                "--epochs",
                "1",
                "--json");
        assertEquals(ExitCode.OK, code, screen::err);
        int ratings = JSON.readTree(screen.out()).at("/data/ratings").asInt();
        assertTrue(ratings > 500 && ratings < 3_000, "ratings " + ratings);
    }

    @Test
    void aCheckpointThatIsThereIsNeitherIgnoredNorLost() throws Exception {
        Path checkpoint = folder.resolve("m.safetensors.checkpoint");
        Files.writeString(checkpoint, "not a checkpoint");
        Screen screen =
                run(ExitCode.USAGE, "train", "--data", data.toString(), "--out", model.toString(), "--epochs", "1");
        assertTrue(screen.err().contains("--resume") && screen.err().contains("--fresh"), screen.err());
        screen = run(
                ExitCode.MODEL,
                "train",
                "--data",
                data.toString(),
                "--out",
                model.toString(),
                "--epochs",
                "1",
                "--resume");
        assertTrue(screen.err().contains(checkpoint.toString()), screen.err());
        assertTrue(Files.exists(checkpoint));
        train("--fresh");
        assertFalse(Files.exists(checkpoint));
    }

    @Test
    void aFileThatIsNoModelIsNotOverwritten() throws Exception {
        Path precious = folder.resolve("thesis.txt");
        Files.writeString(precious, "years of work");
        Screen screen = run(ExitCode.USAGE, "train", "--data", data.toString(), "--out", precious.toString());
        assertTrue(screen.err().contains("thesis.txt"), screen.err());
        assertEquals("years of work", Files.readString(precious));
    }

    @Test
    void aFileThatIsNoCheckpointIsNotDeleted() throws Exception {
        Path precious = folder.resolve("thesis.txt");
        Files.writeString(precious, "years of work");
        refuseCheckpoint(ExitCode.USAGE, precious, model);
        assertEquals("years of work", Files.readString(precious));
        Path directory = Files.createDirectory(folder.resolve("folder.checkpoint"));
        refuseCheckpoint(ExitCode.USAGE, directory, model);
        assertTrue(Files.isDirectory(directory));
    }

    @Test
    void aCheckpointNeitherReplacesTheModelNorGoesToAMissingFolder() {
        Path both = folder.resolve("m.checkpoint");
        refuseCheckpoint(ExitCode.USAGE, both, both);
        refuseCheckpoint(ExitCode.IO, folder.resolve("missing").resolve("m.checkpoint"), model);
    }

    private void refuseCheckpoint(ExitCode code, Path checkpoint, Path out) {
        Screen screen = run(
                code,
                "train",
                "--data",
                data.toString(),
                "--out",
                out.toString(),
                "--checkpoint",
                checkpoint.toString(),
                "--epochs",
                "1",
                "--fresh");
        assertTrue(screen.err().contains("--checkpoint") && screen.err().contains(checkpoint.toString()), screen.err());
    }

    @Test
    void dataShowCountsWhatIsThere() throws Exception {
        JsonNode profile = JSON.readTree(
                run(ExitCode.OK, "data", "show", data.toString(), "--json").out());
        assertEquals(3_000, profile.get("ratings").asInt());
        assertEquals(60, profile.at("/byUser/rows").asInt());
        String text = run(ExitCode.OK, "data", "show", data.toString()).out();
        assertTrue(text.contains("3,000 ratings"), text);
    }

    @Test
    void madeDataIsTheSameForTheSameSeed() throws Exception {
        for (String name : List.of("a", "b")) {
            run(
                    ExitCode.OK,
                    "data",
                    "make",
                    "--like",
                    "demo",
                    "--ratings",
                    "5000",
                    "--seed",
                    "7",
                    "--out",
                    folder.resolve(name).toString());
        }
        assertEquals(
                -1,
                Files.mismatch(
                        folder.resolve("a").resolve("ratings.csv"),
                        folder.resolve("b").resolve("ratings.csv")));
    }

    @Test
    void theDemoGoesTheWholeWay() {
        Screen screen = run(ExitCode.OK, "demo", "--out", folder.resolve("demo").toString());
        for (String part :
                List.of("1. Make", "2. Train", "3. Evaluate", "4. Recommend", "dyad data get ml-latest-small")) {
            assertTrue(screen.out().contains(part), screen.out());
        }
        assertTrue(Files.exists(folder.resolve("demo").resolve("model.safetensors")));
    }

    @Test
    void theDemoReplacesNothingButAnotherDemo() throws Exception {
        Path precious = Files.createDirectories(folder.resolve("mine").resolve("ratings"))
                .resolve("all.csv");
        Files.writeString(precious, "years of work");
        Screen screen =
                run(ExitCode.USAGE, "demo", "--out", folder.resolve("mine").toString());
        assertTrue(screen.err().contains("name another one"), screen.err());
        assertEquals("years of work", Files.readString(precious));
    }
}
