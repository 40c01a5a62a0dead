package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.cli.terminal.Output;
import dev.dyad.model.EpochReport;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The epochs of a training, for people and for scripts. */
record LearningCurve(List<EpochReport> epochs) {

    static final String HEADER = " epoch      loss  running acc  train acc   test acc     RMSE      MAE  seconds";

    /** One epoch as a line under {@link #HEADER}; accuracies in percent. */
    static String line(EpochReport epoch) {
        return String.format(Locale.ROOT, "%6d", epoch.epoch())
                + cell(10, "%.4f", epoch.trainLoss())
                + cell(13, "%.2f %%", epoch.runningTrainAccuracy() * 100)
                + cell(11, "%.2f %%", epoch.trainAccuracy() * 100)
                + cell(11, "%.2f %%", epoch.testAccuracy() * 100)
                + cell(9, "%.4f", epoch.testRmse())
                + cell(9, "%.4f", epoch.testMae())
                + cell(9, "%.2f", epoch.seconds());
    }

    private static String cell(int width, String format, double value) {
        String text = Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }

    /** The epoch with the highest test accuracy, the first of equals; none where nothing was held out. */
    Optional<EpochReport> best() {
        return epochs.stream()
                .filter(e -> !Double.isNaN(e.testAccuracy()))
                .max(Comparator.comparingDouble(EpochReport::testAccuracy)
                        .thenComparing(EpochReport::epoch, Comparator.reverseOrder()));
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
        output.format("Best epoch   %s (chosen by the test part, so flattered)", figures(best().get()));
        output.format("Last epoch   %s", figures(last()));
    }

    private static String figures(EpochReport e) {
        return String.format(
                Locale.ROOT,
                "%3d: test accuracy %.2f %%, RMSE %.4f, MAE %.4f",
                e.epoch(),
                e.testAccuracy() * 100,
                e.testRmse(),
                e.testMae());
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
        node.set("testAccuracy", Json.number(e.testAccuracy()));
        node.set("testRmse", Json.number(e.testRmse()));
        node.set("testMae", Json.number(e.testMae()));
        node.set("seconds", Json.number(e.seconds()));
        return node;
    }
}
