package dev.dyad.train;

import dev.dyad.DyadException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the written form of a learning rate: a number, or {@code name:rate,setting=value,…}. */
final class LearningRateText {

    private final String text;
    private final String name;
    private final double rate;
    private final Map<String, String> settings = new LinkedHashMap<>();

    private LearningRateText(String text) {
        this.text = text;
        int colon = text.indexOf(':');
        name = colon < 0 ? "" : text.substring(0, colon);
        String[] parts = text.substring(colon + 1).split(",", -1);
        rate = number(parts[0], "");
        for (String part : List.of(parts).subList(1, parts.length)) {
            int equals = part.indexOf('=');
            if (equals < 0 || settings.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
                throw wrong("'" + part + "' is no new setting=value");
            }
        }
    }

    static LearningRate read(String text) {
        LearningRateText words = new LearningRateText(text);
        LearningRate read = words.toLearningRate();
        words.settings.keySet().stream().findFirst().ifPresent(left -> {
            throw words.wrong("there is no setting '" + left + "' of it");
        });
        return read;
    }

    private LearningRate toLearningRate() {
        return switch (name) {
            case "" -> LearningRate.constant(rate);
            case "step" -> new LearningRate.Step(rate, take("every", 10), take("factor", 0.5));
            case "exponential" -> new LearningRate.Exponential(rate, take("factor", 0.95));
            case "cosine" -> new LearningRate.Cosine(rate, take("warmup", 0.0), take("floor", 0.0));
            case "one-cycle" ->
                new LearningRate.OneCycle(rate, take("rise", 0.3), take("start", 25.0), take("end", 1e4));
            case "plateau" -> new LearningRate.Plateau(rate, take("factor", 0.5), take("patience", 3));
            default -> throw wrong("there is no schedule '" + name + "'");
        };
    }

    private double take(String setting, double usual) {
        return Optional.ofNullable(settings.remove(setting))
                .map(value -> number(value, setting + "="))
                .orElse(usual);
    }

    private int take(String setting, int usual) {
        double value = take(setting, (double) usual);
        if (value != (int) value) {
            throw wrong(setting + "=" + number(value) + " is not a whole number of epochs");
        }
        return (int) value;
    }

    private double number(String value, String before) {
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the message below, which names the whole text.
        }
        throw wrong("'" + before + value + "' is not a number");
    }

    private DyadException wrong(String why) {
        return DyadException.usage(
                "Learning rate '%s': %s; write 1e-3 or a schedule: step:1e-2,every=10,factor=0.5,"
                        + " exponential:1e-2,factor=0.95, cosine:1e-2,warmup=2,floor=1e-4,"
                        + " one-cycle:1e-2,rise=0.3,start=25,end=1e4 or plateau:1e-2,factor=0.5,patience=3",
                text, why);
    }

    /** A number as people write it: {@code 1e-5} and {@code 10} for Java's 1.0E-5 and 10.0. */
    static String number(double value) {
        return Double.toString(value).replace(".0E", "e").replace('E', 'e').replaceFirst("\\.0$", "");
    }
}
