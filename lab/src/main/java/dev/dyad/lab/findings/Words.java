package dev.dyad.lab.findings;

import dev.dyad.lab.statistics.Estimate;
import java.util.List;
import java.util.Locale;

/** How numbers and names are written in findings. */
final class Words {

    private Words() {}

    /** The name of a setting for people. */
    static String setting(String name) {
        return switch (name) {
            case "dim" -> "embedding size";
            case "batch" -> "batch size";
            case "l2" -> "L2";
            case "features" -> "side features";
            default -> name.replace('-', ' ');
        };
    }

    /** The same where numbers of it are told: {@code the embedding size}, but {@code L2}. */
    static String theSetting(String name) {
        String words = setting(name);
        return words.endsWith("size") || words.endsWith("rate") ? "the " + words : words;
    }

    /** A setting with its value, where it is not the one that varies: {@code with biases both}, {@code without L2}. */
    static String with(String name, String value) {
        boolean off = value.equals("none") || value.matches("0(\\.0*)?");
        return off ? "without " + setting(name) : "with " + setting(name) + " " + value;
    }

    /** A share in percent, such as {@code 24.0 %}. */
    static String percent(double share, int digits) {
        return number(100 * share, digits) + " %";
    }

    /** The size of a difference of shares, such as {@code 1.2 points}. */
    static String points(double difference, int digits) {
        String number = number(100 * Math.abs(difference), digits);
        return number + (Double.parseDouble(number) == 1 ? " point" : " points");
    }

    /** An interval of a difference of shares, such as {@code −0.2 to 0.4 points}. */
    static String points(Measured difference, int digits) {
        return number(100 * difference.interval().low(), digits) + " to "
                + number(100 * difference.interval().high(), digits) + " points";
    }

    /** A change of a share with its interval, such as {@code −3.1 points (−4.2 to −2.0)}. */
    static String change(Estimate change) {
        return "%s points (%s to %s)"
                .formatted(
                        number(100 * change.value(), 1),
                        number(100 * change.interval().low(), 1),
                        number(100 * change.interval().high(), 1));
    }

    /** A probability, such as {@code p = 0.40}; what is rare is rounded up to {@code p < 0.001}. */
    static String p(double p) {
        if (p < 0.001) {
            return "p < 0.001";
        }
        return "p = " + String.format(Locale.ROOT, p < 0.0995 ? "%.3f" : "%.2f", p);
    }

    /** A bound of probabilities from below, rounded down: {@code p ≥ 0.40}. */
    static String pAtLeast(double p) {
        return p >= 1 ? "p = 1" : "p ≥ " + String.format(Locale.ROOT, "%.2f", Math.floor(p * 100) / 100);
    }

    /** Names one after the other: {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> names) {
        if (names.size() == 1) {
            return names.get(0);
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    /** The same sentence with a capital letter and a full stop. */
    static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    /** With a minus sign as it is printed; what rounds to zero has none. */
    static String number(double value, int digits) {
        double scale = Math.pow(10, digits);
        double rounded = Math.rint(value * scale) / scale;
        return String.format(Locale.ROOT, "%." + digits + "f", rounded == 0 ? 0.0 : rounded)
                .replace('-', '−');
    }
}
