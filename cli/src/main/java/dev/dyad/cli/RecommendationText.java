package dev.dyad.cli;

import dev.dyad.cli.terminal.Table;
import dev.dyad.cli.terminal.Terminal;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Attribute;
import dev.dyad.ratings.Catalog;
import dev.dyad.recommend.RankBy;
import dev.dyad.recommend.Recommendation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Recommendations for people. */
final class RecommendationText {

    private RecommendationText() {}

    static void print(
            Terminal terminal, TrainedModel model, String user, RankBy rankBy, List<Recommendation> recommendations) {
        Catalog items = model.items();
        Optional<Attribute> genres = items.attribute("genre");
        Table table = new Table("", header(rankBy), "<title", "<item", genres.isPresent() ? "<genres" : "<");
        for (int rank = 1; rank <= recommendations.size(); rank++) {
            Recommendation recommendation = recommendations.get(rank - 1);
            int row = recommendation.item();
            table.row(
                    Integer.toString(rank),
                    told(rankBy, recommendation.score()),
                    shortened(items.title(row), Math.max(24, terminal.columns() - 56)),
                    items.ids().id(row),
                    genres.map(g -> String.join(", ", g.of(row))).orElse(""));
        }
        terminal.out().format("For user %s, who has rated %,d items:", user, rated(model, user));
        table.print(terminal.out(), 0);
    }

    private static String header(RankBy rankBy) {
        return rankBy instanceof RankBy.AtLeast atLeast ? "P(" + number(atLeast.rating()) + " or more)" : "score";
    }

    private static String told(RankBy rankBy, double score) {
        return rankBy instanceof RankBy.AtLeast
                ? String.format(Locale.ROOT, "%.1f %%", 100 * score)
                : String.format(Locale.ROOT, "%.2f", score);
    }

    private static String number(double rating) {
        return rating == Math.rint(rating) ? Long.toString((long) rating) : Double.toString(rating);
    }

    private static int rated(TrainedModel model, String user) {
        int row = model.users().ids().row(user).orElseThrow();
        return model.history().start(row + 1) - model.history().start(row);
    }

    private static String shortened(String title, int width) {
        return title.length() <= width ? title : title.substring(0, width - 3) + "...";
    }
}
