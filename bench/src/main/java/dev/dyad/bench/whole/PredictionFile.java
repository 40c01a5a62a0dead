package dev.dyad.bench.whole;

import dev.dyad.DyadException;
import dev.dyad.FileProblem;
import dev.dyad.ratings.RatingScale;
import dev.dyad.ratings.Ratings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Predictions of a peer, a number a line, measured as Dyad measures its own. */
final class PredictionFile {

    private PredictionFile() {}

    /**
     * The root of the mean squared error of predictions clamped to the scale.
     *
     * @param mean takes the place of a prediction that a peer does not make (NaN), as of an item it never saw
     */
    static double rmse(Path file, Ratings heldOut, double mean) {
        RatingScale scale = heldOut.scale();
        double squares = 0;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (int i = 0; i < heldOut.size(); i++) {
                String line = reader.readLine();
                if (line == null) {
                    throw DyadException.data(
                            "%s ends after %,d predictions of %,d; run the benchmark again", file, i, heldOut.size());
                }
                double prediction = number(line, file, i);
                double error = scale.clamp(Double.isNaN(prediction) ? mean : prediction) - heldOut.value(i);
                squares += error * error;
            }
        } catch (IOException e) {
            throw FileProblem.reading(file, e);
        }
        return Math.sqrt(squares / heldOut.size());
    }

    private static double number(String line, Path file, int i) {
        String text = line.strip();
        if (text.equals("nan") || text.equals("-nan")) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw DyadException.data("%s, line %,d: '%s' is no prediction; run the benchmark again", file, i + 1, text);
        }
    }
}
