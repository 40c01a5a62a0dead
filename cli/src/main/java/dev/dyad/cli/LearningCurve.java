package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.cli.terminal.Output;
import dev.dyad.model.EpochReport;
import dev.dyad.train.TrainingTask;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The epochs of a training, for people and for scripts. */
record LearningCurve(List<EpochReport> epochs) {

    /** The parts that lines tell of, beside the training part. */
    enum Parts {
        TEST,
        VALIDATION_AND_TEST,
        /** The test part, by how well it is ranked. */
        RANKED_TEST,
        /** Both, likewise. */
        RANKED_VALIDATION_AND_TEST;

        static Parts of(TrainingTask task) {
            if (!task.spec().head().predictsRatings()) {
                return task.validation() > 0 ? RANKED_VALIDATION_AND_TEST : RANKED_TEST;
            }
            return task.validation() > 0 ? VALIDATION_AND_TEST : TEST;
        }
    }

    /** What stands above lines. */
    static String header(Parts parts) {
        if (parts == Parts.RANKED_TEST || parts == Parts.RANKED_VALIDATION_AND_TEST) {
            return " epoch      loss"
                    + (parts == Parts.RANKED_VALIDATION_AND_TEST ? "  valid NDCG@10" : "")
                    + "  test NDCG@10  seconds";
        }
        return " epoch      loss  running acc  train acc"
                + (parts == Parts.VALIDATION_AND_TEST ? "  valid acc  valid RMSE" : "")
                + "   test acc     RMSE      MAE  seconds";
    }

    /** One epoch as a line under {@link #header}; accuracies in percent. */
    static String line(EpochReport epoch, Parts parts) {
        if (parts == Parts.RANKED_TEST || parts == Parts.RANKED_VALIDATION_AND_TEST) {
            return String.format(Locale.ROOT, "%6d", epoch.epoch())
                    + cell(10, "%.4f", epoch.trainLoss())
                    + (parts == Parts.RANKED_VALIDATION_AND_TEST ? cell(15, "%.4f", epoch.validationNdcg()) : "")
                    + cell(14, "%.4f", epoch.testNdcg())
                    + cell(9, "%.2f", epoch.seconds());
        }
        String validation =
                cell(11, "%.2f %%", epoch.validationAccuracy() * 100) + cell(12, "%.4f", epoch.validationRmse());
        return String.format(Locale.ROOT, "%6d", epoch.epoch())
                + cell(10, "%.4f", epoch.trainLoss())
                + cell(13, "%.2f %%", epoch.runningTrainAccuracy() * 100)
                + cell(11, "%.2f %%", epoch.trainAccuracy() * 100)
                + (parts == Parts.VALIDATION_AND_TEST ? validation : "")
                + cell(11, "%.2f %%", epoch.testAccuracy() * 100)
                + cell(9, "%.4f", epoch.testRmse())
                + cell(9, "%.4f", epoch.testMae())
                + cell(9, "%.2f", epoch.seconds());
    }

    private static String cell(int width, String format, double value) {
        String text = Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }

    /** Whether epochs were judged by their rankings. */
    boolean isRanking() {
        return !Double.isNaN(last().validationNdcg()) || !Double.isNaN(last().testNdcg());
    }

    /** Whether epochs can be chosen by a validation part. */
    boolean hasValidation() {
        return last().hasValidation();
    }

    /**
     * The epoch with the highest validation accuracy or, without a validation part, the highest test accuracy, the first
     * of equals; none where neither is known. Of rankings the NDCG is compared instead.
     */
    Optional<EpochReport> best() {
        ToDoubleFunction<EpochReport> merit = merit();
        return epochs.stream()
                .filter(e -> !Double.isNaN(merit.applyAsDouble(e)))
                .max(Comparator.comparingDouble(merit).thenComparing(EpochReport::epoch, Comparator.reverseOrder()));
    }

    /** What the best epoch has most of. */
    ToDoubleFunction<EpochReport> merit() {
        if (isRanking()) {
            return hasValidation() ? EpochReport::validationNdcg : EpochReport::testNdcg;
        }
        return hasValidation() ? EpochReport::validationAccuracy : EpochReport::testAccuracy;
    }

    /**
     * The first epoch with the lowest RMSE on the validation part or, of rankings, the highest NDCG: the one that a patience
     * comes back to; none without such a part.
     */
    Optional<EpochReport> bestOfPatience() {
        if (isRanking()) {
            return hasValidation() ? best() : Optional.empty();
        }
        return epochs.stream()
                .filter(EpochReport::hasValidation)
                .min(Comparator.comparingDouble(EpochReport::validationRmse));
    }

    EpochReport last() {
        return epochs.get(epochs.size() - 1);
    }

    /** What the curve comes to. */
    void printSummary(Output output) {
        if (best().isEmpty()) {
            output.format(
                    "Nothing was held out. The training loss of the last epoch, %d, is %.4f.",
                    epochs.size(), last().trainLoss());
            return;
        }
        output.format("Best epoch   %s (%s)", figures(best().get()), chosen());
        output.format("Last epoch   %s", figures(last()));
    }

    private String chosen() {
        return !hasValidation()
                ? "chosen by the test part, so flattered"
                : Double.isNaN(isRanking() ? last().testNdcg() : last().testAccuracy())
                        ? "chosen by the validation part, so flattered"
                        : "chosen by the validation part, test reported once";
    }

    private String figures(EpochReport e) {
        if (isRanking()) {
            return String.format(Locale.ROOT, "%3d: ", e.epoch())
                    + (e.hasValidation()
                            ? String.format(Locale.ROOT, "validation NDCG@10 %.4f", e.validationNdcg())
                            : "")
                    + (e.hasValidation() && !Double.isNaN(e.testNdcg()) ? "; " : "")
                    + (Double.isNaN(e.testNdcg()) ? "" : String.format(Locale.ROOT, "test NDCG@10 %.4f", e.testNdcg()));
        }
        String validation = String.format(
                Locale.ROOT,
                "validation accuracy %.2f %%, RMSE %.4f",
                e.validationAccuracy() * 100,
                e.validationRmse());
        String test = String.format(
                Locale.ROOT,
                "test accuracy %.2f %%, RMSE %.4f, MAE %.4f",
                e.testAccuracy() * 100,
                e.testRmse(),
                e.testMae());
        return String.format(Locale.ROOT, "%3d: ", e.epoch())
                + (e.hasValidation() ? validation : "")
                + (e.hasValidation() && !Double.isNaN(e.testAccuracy()) ? "; " : "")
                + (Double.isNaN(e.testAccuracy()) ? "" : test);
    }

    ArrayNode toJson() {
        ArrayNode array = Json.array();
        epochs.forEach(e -> array.add(toJson(e)));
        return array;
    }

    static ObjectNode toJson(EpochReport e) {
        ObjectNode node = Json.object();
        node.put("epoch", e.epoch());
        node.set("trainLoss", Json.number(e.trainLoss()));
        node.set("runningTrainAccuracy", Json.number(e.runningTrainAccuracy()));
        node.set("trainAccuracy", Json.number(e.trainAccuracy()));
        node.set("validationAccuracy", Json.number(e.validationAccuracy()));
        node.set("validationRmse", Json.number(e.validationRmse()));
        node.set("testAccuracy", Json.number(e.testAccuracy()));
        node.set("testRmse", Json.number(e.testRmse()));
        node.set("testMae", Json.number(e.testMae()));
        if (!Double.isNaN(e.validationNdcg()) || !Double.isNaN(e.testNdcg())) {
            node.set("validationNdcg", Json.number(e.validationNdcg()));
            node.set("testNdcg", Json.number(e.testNdcg()));
        }
        node.set("seconds", Json.number(e.seconds()));
        return node;
    }
}
