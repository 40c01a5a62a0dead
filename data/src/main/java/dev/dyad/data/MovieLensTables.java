package dev.dyad.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dyad.DyadException;
import dev.dyad.data.rows.FieldSplitter;
import dev.dyad.data.rows.FirstLine;
import dev.dyad.data.rows.InputFile;
import dev.dyad.data.rows.ProblemSink;
import dev.dyad.data.rows.TableReader;
import dev.dyad.data.rows.TableReader.TableLayout;
import dev.dyad.ratings.Catalog;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of movies and users in MovieLens sets, as their README files describe them. Movies have the attributes
 * {@code genre} (several values, in the order given) and {@code year}; users of 100K and 1M have {@code age},
 * {@code gender} and {@code occupation}.
 */
final class MovieLensTables {

    /** The columns of {@code movies.csv}, in lower case. */
    static final List<String> CSV_HEADER = List.of("movieid", "title", "genres");

    private static final List<String> MOVIE_ATTRIBUTES = List.of("genre", "year");
    private static final List<String> USER_ATTRIBUTES = List.of("age", "gender", "occupation");
    private static final String NO_GENRE = "(no genres listed)";
    private static final FieldSplitter BARS = new FieldSplitter.Plain("|");
    private static final FieldSplitter COLONS = new FieldSplitter.Plain("::");

    /** Where the genre flags of {@code u.item} start: after id, title, two dates and an address. */
    private static final int FIRST_FLAG = 5;

    /** The flags of {@code u.item} in their order; the first stands for none. */
    private static final List<String> GENRES_100K = List.of(
            "unknown",
            "Action",
            "Adventure",
            "Animation",
            "Children's",
            "Comedy",
            "Crime",
            "Documentary",
            "Drama",
            "Fantasy",
            "Film-Noir",
            "Horror",
            "Musical",
            "Mystery",
            "Romance",
            "Sci-Fi",
            "Thriller",
            "War",
            "Western");

    private static final Map<String, String> AGES_1M = Map.of(
            "1", "Under 18",
            "18", "18-24",
            "25", "25-34",
            "35", "35-44",
            "45", "45-49",
            "50", "50-55",
            "56", "56+");

    private static final List<String> OCCUPATIONS_1M = List.of(
            "other",
            "academic/educator",
            "artist",
            "clerical/admin",
            "college/grad student",
            "customer service",
            "doctor/health care",
            "executive/managerial",
            "farmer",
            "homemaker",
            "K-12 student",
            "lawyer",
            "programmer",
            "retired",
            "sales/marketing",
            "scientist",
            "self-employed",
            "technician/engineer",
            "tradesman/craftsman",
            "unemployed",
            "writer");

    private MovieLensTables() {}

    /** {@code movies.csv}: movieId,title,genres. */
    static Catalog moviesCsv(InputFile file, ProblemSink problems) {
        FirstLine first = FirstLine.of(file);
        FieldSplitter splitter = new FieldSplitter.Quoted(",");
        List<String> header = first.fields(splitter).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        if (!header.containsAll(CSV_HEADER)) {
            throw DyadException.data(
                    "%s line %d: no columns movieId, title and genres in '%s'; restore the header",
                    file.label(), first.number(), first.text());
        }
        int id = header.indexOf("movieid");
        int title = header.indexOf("title");
        int genres = header.indexOf("genres");
        TableBuilder table = new TableBuilder(MOVIE_ATTRIBUTES, problems);
        TableReader.read(
                file,
                new TableLayout(splitter, UTF_8, header.size(), first.number()),
                (line, fields) -> addMovie(table, line, fields.get(id), fields.get(title), genres(fields.get(genres))),
                problems);
        return table.build();
    }

    /** {@code movies.dat} of 1M and 10M: id::title::genres. */
    static Catalog moviesDat(InputFile file, Charset charset, ProblemSink problems) {
        TableBuilder table = new TableBuilder(MOVIE_ATTRIBUTES, problems);
        TableReader.read(
                file,
                new TableLayout(COLONS, charset, 3, 0),
                (line, fields) -> addMovie(table, line, fields.get(0), fields.get(1), genres(fields.get(2))),
                problems);
        return table.build();
    }

    /** {@code u.item} of 100K: id|title|date|video date|address and a flag for each genre, named in {@code u.genre}. */
    static Catalog moviesUItem(InputFile file, Optional<InputFile> genreFile, ProblemSink problems) {
        List<String> names =
                genreFile.map(present -> genreNames(present, problems)).orElse(GENRES_100K);
        TableBuilder table = new TableBuilder(MOVIE_ATTRIBUTES, problems);
        TableReader.read(
                file,
                new TableLayout(BARS, ISO_8859_1, FIRST_FLAG + names.size(), 0),
                (line, fields) -> addMovie(table, line, fields.get(0), fields.get(1), flagged(fields, names)),
                problems);
        return table.build();
    }

    private static List<String> genreNames(InputFile file, ProblemSink problems) {
        List<String> names = new ArrayList<>();
        TableReader.read(
                file,
                new TableLayout(BARS, ISO_8859_1, 2, 0),
                (line, fields) -> names.add(fields.get(0).strip()),
                problems);
        return names;
    }

    private static List<String> flagged(List<String> fields, List<String> names) {
        List<String> genres = new ArrayList<>();
        for (int g = 0; g < names.size(); g++) {
            if (fields.get(FIRST_FLAG + g).strip().equals("1") && !names.get(g).equals(GENRES_100K.get(0))) {
                genres.add(names.get(g));
            }
        }
        return genres;
    }

    private static List<String> genres(String field) {
        return field.strip().equals(NO_GENRE) ? List.of() : ItemTable.values(field);
    }

    private static void addMovie(TableBuilder table, long line, String id, String title, List<String> genres) {
        table.add(line, id, title, List.of(genres, ReleaseYear.of(title)));
    }

    /** {@code u.user} of 100K: id|age|gender|occupation|zip. */
    static Catalog usersUUser(InputFile file, ProblemSink problems) {
        TableBuilder table = new TableBuilder(USER_ATTRIBUTES, problems);
        TableReader.read(
                file,
                new TableLayout(BARS, ISO_8859_1, 5, 0),
                (line, fields) -> addUser(table, line, fields.get(0), fields.get(1), fields.get(2), fields.get(3)),
                problems);
        return table.build();
    }

    /** {@code users.dat} of 1M: id::gender::age::occupation::zip, with codes for age and occupation. */
    static Catalog usersDat(InputFile file, ProblemSink problems) {
        TableBuilder table = new TableBuilder(USER_ATTRIBUTES, problems);
        TableReader.read(
                file,
                new TableLayout(COLONS, ISO_8859_1, 5, 0),
                (line, fields) -> addUser(
                        table,
                        line,
                        fields.get(0),
                        AGES_1M.getOrDefault(fields.get(2).strip(), fields.get(2)),
                        fields.get(1),
                        occupation(fields.get(3).strip())),
                problems);
        return table.build();
    }

    private static String occupation(String code) {
        return code.matches("[0-9]|1[0-9]|20") ? OCCUPATIONS_1M.get(Integer.parseInt(code)) : code;
    }

    private static void addUser(TableBuilder table, long line, String id, String age, String gender, String work) {
        table.add(line, id, "", List.of(ItemTable.values(age), ItemTable.values(gender), ItemTable.values(work)));
    }
}
