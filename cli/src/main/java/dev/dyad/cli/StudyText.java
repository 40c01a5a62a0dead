package dev.dyad.cli;

import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.Table;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.lab.findings.Findings;
import dev.dyad.lab.findings.Measured;
import dev.dyad.lab.findings.VariantFigures;
import java.util.Locale;

/** What a study found, for people at a terminal. */
final class StudyText {

    private StudyText() {}

    static void print(Terminal terminal, Findings findings) {
        Output out = terminal.out();
        out.line("");
        out.line(out.style("bold", findings.study().title()));
        terminal.say(out, findings.study().question());
        out.line("");
        Table table = new Table("<", "best test acc", "95 %", "by validation", "train − test", "RMSE", "epoch");
        for (VariantFigures variant : findings.variants()) {
            table.row(
                    variant.variant().label(),
                    percent(variant.bestAccuracy().value()),
                    "± " + points(variant.bestAccuracy()),
                    variant.validatedAccuracy().map(v -> percent(v.value())).orElse("-"),
                    percent(variant.gapAtEnd().value()),
                    String.format(Locale.ROOT, "%.4f", variant.rmse()),
                    Integer.toString(variant.runs().get(0).byTest().epoch()));
        }
        table.print(out, 2);
        findings.sentences().forEach(sentence -> terminal.say(out, "  " + sentence));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    private static String points(Measured measured) {
        return String.format(Locale.ROOT, "%.2f", measured.interval().radius() * 100);
    }
}
