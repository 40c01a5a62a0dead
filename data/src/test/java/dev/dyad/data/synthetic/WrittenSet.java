package dev.dyad.data.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A written set, read back by plain code that shares nothing with the writer. */
final class WrittenSet {

    final int[] users;
    final int[] movies;
    final double[] stars;
    final long[] times;
    final Map<Integer, String[]> truthOfMovies;
    final Map<Integer, String[]> truthOfUsers;
    final String summary;

    WrittenSet(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("ratings.csv"));
        if (!lines.get(0).equals("userId,movieId,rating,timestamp")) {
            throw new AssertionError("header " + lines.get(0));
        }
        int n = lines.size() - 1;
        users = new int[n];
        movies = new int[n];
        stars = new double[n];
        times = new long[n];
        for (int i = 0; i < n; i++) {
            String[] fields = lines.get(i + 1).split(",", -1);
            users[i] = Integer.parseInt(fields[0]);
            movies[i] = Integer.parseInt(fields[1]);
            stars[i] = Double.parseDouble(fields[2]);
            times[i] = Long.parseLong(fields[3]);
        }
        truthOfMovies = table(folder.resolve("truth/movies.csv"));
        truthOfUsers = table(folder.resolve("truth/users.csv"));
        summary = Files.readString(folder.resolve("truth.json"));
    }

    private static Map<Integer, String[]> table(Path file) throws IOException {
        Map<Integer, String[]> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] fields = line.split(",", -1);
            rows.put(Integer.parseInt(fields[0]), fields);
        }
        return rows;
    }

    int size() {
        return users.length;
    }

    /** How many ratings each id has, in the order in which the ids first appear. */
    static int[] counts(int[] column) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (int id : column) {
            counts.merge(id, 1, Integer::sum);
        }
        return counts.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /** A number of truth.json. */
    double figure(String name) {
        int start = summary.indexOf("\"" + name + "\": ") + name.length() + 4;
        return Double.parseDouble(summary.substring(start).split("[,\n}]")[0]);
    }
}
