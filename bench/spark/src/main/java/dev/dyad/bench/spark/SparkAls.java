package dev.dyad.bench.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Learns by Spark's ALS from rows {@code user item rating}, saves the model, and writes a prediction a line for the rows
 * held out. Prints the marks that the benchmark reads. Arguments: training file, held-out file, model folder, file for
 * predictions, rank, iterations, threads, regularization, seed.
 */
public final class SparkAls {

    private SparkAls() {}

    public static void main(String[] arguments) throws IOException {
        SparkSession spark = SparkSession.builder()
                .master("local[" + arguments[6] + "]")
                .appName("dyad-bench")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", arguments[6])
                .getOrCreate();
        spark.sparkContext().setLogLevel("ERROR");
        mark("version " + spark.version());
        // ALS reads its input several times; the count fills the cache, so that reading shows as reading.
        Dataset<Row> train = rows(spark, arguments[0]).cache();
        train.count();
        mark("loaded");
        ALSModel model = new ALS()
                .setRank(Integer.parseInt(arguments[4]))
                .setMaxIter(Integer.parseInt(arguments[5]))
                .setRegParam(Double.parseDouble(arguments[7]))
                .setSeed(Long.parseLong(arguments[8]))
                .setUserCol("user")
                .setItemCol("item")
                .setRatingCol("rating")
                .fit(train);
        mark("trained");
        model.write().overwrite().save(arguments[2]);
        mark("saved");
        predict(model, rows(spark, arguments[1]).coalesce(1), Path.of(arguments[3]));
        spark.stop();
    }

    private static Dataset<Row> rows(SparkSession spark, String file) {
        return spark.read()
                .option("sep", " ")
                .schema("user INT, item INT, rating FLOAT")
                .csv(file);
    }

    /** In the order of the file, which joins do not keep. */
    private static void predict(ALSModel model, Dataset<Row> heldOut, Path file) throws IOException {
        Dataset<Row> numbered = heldOut.withColumn("place", functions.monotonically_increasing_id());
        long size = numbered.count();
        float[] predictions = new float[(int) size];
        Arrays.fill(predictions, Float.NaN);
        Iterator<Row> rows =
                model.transform(numbered).select("place", "prediction").toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            predictions[(int) row.getLong(0)] = row.getFloat(1);
        }
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            for (float prediction : predictions) {
                out.println(prediction);
            }
        }
    }

    private static void mark(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
