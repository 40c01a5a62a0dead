package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.cli.terminal.Output;
import dev.dyad.cli.terminal.Table;
import dev.dyad.evaluate.RankingEvaluation;
import dev.dyad.evaluate.RankingMetrics;
import dev.dyad.model.TrainedModel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What {@code evaluate --ranking} prints. */
final class RankingReport {

    private RankingReport() {}

    static void print(Output out, TrainedModel model, RankingEvaluation evaluation) {
        out.format("%,d ratings of %,d users, %s", evaluation.relevant(), evaluation.users(), Unseen.source(model));
        out.line("");
        int at = evaluation.protocol().at();
        Table table = new Table("<at " + at, "model", "popularity", "<");
        row(table, evaluation, "NDCG", "%.4f", RankingMetrics::ndcg, "relevant items, those at the top counting most");
        row(table, evaluation, "precision", "%.4f", RankingMetrics::precision, "of the " + at + " that are relevant");
        row(table, evaluation, "recall", "%.4f", RankingMetrics::recall, "of the relevant that are among the " + at);
        row(table, evaluation, "MAP", "%.4f", RankingMetrics::averagePrecision, "mean average precision");
        row(table, evaluation, "MRR", "%.4f", RankingMetrics::reciprocalRank, "1 / rank of the first relevant one");
        row(table, evaluation, "coverage", "%.4f", RankingMetrics::coverage, "of all items, recommended to somebody");
        row(
                table,
                evaluation,
                "novelty",
                "%.2f",
                RankingMetrics::novelty,
                "bits: -log2 of the share who rated an item");
        table.print(out, 2);
        out.line("");
        out.line("Popularity shows everybody the items with the most training ratings.");
        out.line(relevance(evaluation.protocol().relevantFrom()));
    }

    private static void row(
            Table table,
            RankingEvaluation evaluation,
            String name,
            String format,
            ToDoubleFunction<RankingMetrics> figure,
            String meaning) {
        table.row(
                name,
                String.format(Locale.ROOT, format, figure.applyAsDouble(evaluation.model())),
                String.format(Locale.ROOT, format, figure.applyAsDouble(evaluation.popularity())),
                meaning);
    }

    private static String relevance(OptionalDouble from) {
        return from.isPresent()
                ? "Relevant are held-out ratings of " + from.getAsDouble() + " or more."
                : "Every held-out rating is relevant, whatever its level; --relevant X asks for X or more.";
    }

    static ObjectNode json(Path file, TrainedModel model, RankingEvaluation evaluation) {
        ObjectNode document = Json.object();
        document.put("model", file.toString());
        document.put("data", Unseen.source(model));
        document.put("at", evaluation.protocol().at());
        OptionalDouble from = evaluation.protocol().relevantFrom();
        if (from.isPresent()) {
            document.put("relevantFrom", from.getAsDouble());
        } else {
            document.putNull("relevantFrom");
        }
        document.put("users", evaluation.users());
        document.put("relevant", evaluation.relevant());
        document.set("ranking", json(evaluation.model()));
        document.set("popularity", json(evaluation.popularity()));
        return document;
    }

    private static ObjectNode json(RankingMetrics metrics) {
        ObjectNode node = Json.object();
        node.set("ndcg", Json.number(metrics.ndcg()));
        node.set("precision", Json.number(metrics.precision()));
        node.set("recall", Json.number(metrics.recall()));
        node.set("map", Json.number(metrics.averagePrecision()));
        node.set("mrr", Json.number(metrics.reciprocalRank()));
        node.set("coverage", Json.number(metrics.coverage()));
        node.set("novelty", Json.number(metrics.novelty()));
        return node;
    }
}
