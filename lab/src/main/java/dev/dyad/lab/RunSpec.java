package dev.dyad.lab;

import dev.dyad.DyadException;
import dev.dyad.model.Head;
import dev.dyad.model.ModelSpec;
import dev.dyad.ratings.Split;
import dev.dyad.train.Trainer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One training: all that decides its numbers, but the data.
 *
 * @param model which model
 * @param trainer how it is learned
 * @param split what is held out as the test part
 * @param validation the share of the training part that is held back to choose an epoch by; 0 for none, below 1
 * @param seed of split, start, order and dropout
 */
public record RunSpec(ModelSpec model, Trainer trainer, Split split, double validation, long seed) {

    /** Raised when the same spec would give other numbers than before. */
    private static final String FORMAT = "1";

    public RunSpec {
        if (!(validation >= 0 && validation < 1)) {
            throw DyadException.usage(
                    "Validation share %s: give 0 (none) or a share below 1, such as 0.05", validation);
        }
    }

    /** The same with another seed. */
    public RunSpec withSeed(long other) {
        return new RunSpec(model, trainer, split, validation, other);
    }

    /** The same with another number of epochs; a schedule that counts epochs goes on counting them as it did. */
    public RunSpec withEpochs(int other) {
        return new RunSpec(model, trainer.withEpochs(other), split, validation, seed);
    }

    /** The same with another share held back to choose an epoch by. */
    public RunSpec withValidation(double other) {
        return new RunSpec(model, trainer, split, other, seed);
    }

    /** Everything by its name on the command line. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("similarity", model.similarity().toString());
        settings.put("dim", Integer.toString(model.dim()));
        settings.put("biases", model.biases().toString());
        settings.put("features", model.features().toString());
        // A head is named where it is not the usual one, so that runs keep the names they had before there were heads.
        if (model.head() != Head.REGRESSION) {
            settings.put("head", model.head().toString());
        }
        settings.putAll(trainer.settings());
        settings.put("split", split.toString());
        settings.put("validation", Double.toString(validation));
        settings.put("seed", Long.toString(seed));
        return settings;
    }

    /**
     * The name of the run of this spec on some data: 16 hexadecimal digits. Runs that agree in all that decides their
     * numbers have the same name.
     *
     * @param dataChecksum {@link dev.dyad.ratings.Dataset#checksum()}
     */
    public String id(String dataChecksum) {
        String text = FORMAT + "\n" + dataChecksum + "\n" + settings();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
