package dev.dyad.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.dyad.data.sql.ParquetFile;
import dev.dyad.model.TrainedModel;
import dev.dyad.ratings.Vocabulary;
import dev.dyad.recommend.RankBy;
import dev.dyad.recommend.Recommendation;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Recommendations as a table: user, rank, item, score or probability and, if it is asked for, title; a row for each. Scores have as many
 * digits as tell a float from its neighbours.
 */
final class RecommendationTable {

    /** Whether items have their titles beside them. */
    enum Titles {
        SHOWN,
        LEFT_OUT
    }

    private final TrainedModel model;
    private final Titles titles;
    private final CsvWriter csv;
    private long rows;

    /** Starts the table with its line of names. */
    RecommendationTable(TrainedModel model, RankBy rankBy, Titles titles, Writer target) {
        this.model = model;
        this.titles = titles;
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(target);
        csv.writeRecord(columns(model, rankBy, titles).stream()
                .map(ParquetFile.Column::name)
                .toList());
    }

    /** The name of what items are ranked by. */
    static String column(RankBy rankBy) {
        return rankBy instanceof RankBy.AtLeast ? "probability" : "score";
    }

    static List<ParquetFile.Column> columns(TrainedModel model, RankBy rankBy, Titles titles) {
        List<ParquetFile.Column> columns = new ArrayList<>(List.of(
                new ParquetFile.Column("user", type(model.users().ids())),
                new ParquetFile.Column("rank", ParquetFile.Type.WHOLE),
                new ParquetFile.Column("item", type(model.items().ids())),
                new ParquetFile.Column(column(rankBy), ParquetFile.Type.REAL)));
        if (titles == Titles.SHOWN) {
            columns.add(new ParquetFile.Column("title", ParquetFile.Type.TEXT));
        }
        return columns;
    }

    private static ParquetFile.Type type(Vocabulary ids) {
        return ids.isNumeric() ? ParquetFile.Type.WHOLE : ParquetFile.Type.TEXT;
    }

    /** Adds the rows of a user. */
    void add(int user, List<Recommendation> best) {
        String id = model.users().ids().id(user);
        for (int rank = 1; rank <= best.size(); rank++) {
            Recommendation recommendation = best.get(rank - 1);
            String item = model.items().ids().id(recommendation.item());
            String score = Float.toString((float) recommendation.score());
            if (titles == Titles.SHOWN) {
                csv.writeRecord(
                        id, Integer.toString(rank), item, score, model.items().title(recommendation.item()));
            } else {
                csv.writeRecord(id, Integer.toString(rank), item, score);
            }
        }
        rows += best.size();
    }

    /**
     * Hands all that was added to the target.
     *
     * @return how many rows that is
     */
    long finish() throws IOException {
        csv.flush();
        return rows;
    }
}
