package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.Table;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.lab.compare.PairedFigures;
import dev.dyad.lab.compare.PairedFigures.Difference;
import dev.dyad.lab.compare.Predictions;
import dev.dyad.lab.statistics.Holm;
import java.util.List;
import java.util.Locale;

/**
 * Models beside each other.
 *
 * @param names of the models
 * @param predictions of each, on the same ratings
 * @param differences of each but the first from the first
 * @param source of the ratings, for people
 * @param shared which ratings
 */
record Comparison(
        List<String> names,
        List<Predictions> predictions,
        List<PairedFigures> differences,
        String source,
        SharedUnseen shared) {

    /** On the terminal. */
    void print(Terminal terminal) {
        Output out = terminal.out();
        out.line(String.format(Locale.ROOT, "%,d ratings, %s", shared.size(), source));
        out.line("");
        print(out, names, predictions, differences);
    }

    /** The tables of figures and of differences. */
    static void print(Output out, List<String> names, List<Predictions> predictions, List<PairedFigures> differences) {
        boolean probable = predictions.stream().anyMatch(p -> p.losses().isPresent());
        Table figures = probable
                ? new Table("<model", "accuracy", "RMSE", "MAE", "NLL")
                : new Table("<model", "accuracy", "RMSE", "MAE");
        for (int m = 0; m < names.size(); m++) {
            Predictions p = predictions.get(m);
            String nll = p.nll().map(value -> format("%.4f", value)).orElse("-");
            String accuracy = format("%.2f %%", 100 * p.accuracy());
            String rmse = format("%.4f", p.rmse());
            String mae = format("%.4f", p.mae());
            if (probable) {
                figures.row(names.get(m), accuracy, rmse, mae, nll);
            } else {
                figures.row(names.get(m), accuracy, rmse, mae);
            }
        }
        figures.print(out, 2);
        double[] corrected = corrected(differences);
        int place = 0;
        for (int m = 0; m < differences.size(); m++) {
            PairedFigures pair = differences.get(m);
            out.line("");
            out.line("  " + names.get(m + 1) + " less " + names.get(0));
            Table table = new Table("<", "difference", "<95 %", "p", "<");
            place = row(table, "accuracy, points", pair.accuracy(), "%+.2f", 100, corrected, place);
            place = row(table, "RMSE", pair.rmse(), "%+.4f", 1, corrected, place);
            place = row(table, "MAE", pair.mae(), "%+.4f", 1, corrected, place);
            if (pair.nll().isPresent()) {
                place = row(table, "NLL", pair.nll().get(), "%+.4f", 1, corrected, place);
            }
            table.print(out, 4);
        }
    }

    private static int row(
            Table table,
            String what,
            Difference difference,
            String format,
            double unit,
            double[] corrected,
            int place) {
        table.row(
                what,
                format(format, unit * difference.value()),
                format(format, unit * difference.interval().low())
                        + " to "
                        + format(format, unit * difference.interval().high()),
                corrected[place] < 0.0001 ? "< 0.0001" : format("%.4f", corrected[place]),
                corrected[place] < 0.05 ? "real" : "not beyond chance");
        return place + 1;
    }

    /** The p values of all differences, corrected for their number by Holm's method. */
    private static double[] corrected(List<PairedFigures> differences) {
        return Holm.adjust(differences.stream()
                .flatMapToDouble(pair -> pair.all().stream().mapToDouble(Difference::p))
                .toArray());
    }

    /** As one document. */
    ObjectNode toJson() {
        ObjectNode document = Json.object();
        document.put("data", source);
        document.put("ratings", shared.size());
        document.putObject("leftOut").put("mixed", shared.mixed()).put("unknown", shared.unknown());
        putAll(document, names, predictions, differences);
        return document;
    }

    /** Figures and differences. */
    static void putAll(
            ObjectNode document, List<String> names, List<Predictions> predictions, List<PairedFigures> differences) {
        ArrayNode models = document.putArray("models");
        for (int m = 0; m < names.size(); m++) {
            Predictions p = predictions.get(m);
            ObjectNode node = models.addObject().put("model", names.get(m));
            node.set("accuracy", Json.number(p.accuracy()));
            node.set("rmse", Json.number(p.rmse()));
            node.set("mae", Json.number(p.mae()));
            p.nll().ifPresent(nll -> node.set("negativeLogLikelihood", Json.number(nll)));
        }
        double[] corrected = corrected(differences);
        ArrayNode pairs = document.putArray("differences");
        int place = 0;
        for (int m = 0; m < differences.size(); m++) {
            PairedFigures pair = differences.get(m);
            ObjectNode node = pairs.addObject().put("model", names.get(m + 1)).put("less", names.get(0));
            node.set("accuracy", json(pair.accuracy(), corrected[place++]));
            node.set("rmse", json(pair.rmse(), corrected[place++]));
            node.set("mae", json(pair.mae(), corrected[place++]));
            if (pair.nll().isPresent()) {
                node.set("negativeLogLikelihood", json(pair.nll().get(), corrected[place++]));
            }
        }
    }

    private static ObjectNode json(Difference difference, double corrected) {
        ObjectNode node = Json.object();
        node.set("value", Json.number(difference.value()));
        node.set("low", Json.number(difference.interval().low()));
        node.set("high", Json.number(difference.interval().high()));
        node.set("p", Json.number(difference.p()));
        node.set("correctedP", Json.number(corrected));
        return node;
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value).replace('-', '\u2212');
    }
}
