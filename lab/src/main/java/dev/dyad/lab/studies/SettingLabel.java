package dev.dyad.lab.studies;

/** How a setting is called in a figure: a few words, the name where the value does not say it. */
final class SettingLabel {

    private SettingLabel() {}

    static String of(String name, String value) {
        return switch (name) {
            case "biases" -> biases(value);
            case "features" -> value.equals("none") ? "no features" : value.replace(",", " + ");
            case "learning-rate" -> "lr " + value;
            case "l2" -> "L2 " + value;
            case "similarity", "split", "trainer", "head" -> value;
            case "start" -> value + " start";
            case "epochs" -> value + " epochs";
            case "weight-decay" -> "weight decay " + value;
            default -> name + " " + value;
        };
    }

    private static String biases(String value) {
        return switch (value) {
            case "none" -> "no biases";
            case "both" -> "both biases";
            default -> value + " bias";
        };
    }
}
