package dev.dyad.data;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** What a column of a delimited file holds, and the names by which headers tell it. */
enum ColumnRole {
    USER("user", "userid", "uid", "reviewer", "reviewerid", "customer", "customerid", "member", "memberid"),
    ITEM(
            "item",
            "itemid",
            "iid",
            "movie",
            "movieid",
            "product",
            "productid",
            "asin",
            "book",
            "bookid",
            "isbn",
            "song",
            "songid",
            "track",
            "trackid",
            "artist",
            "artistid",
            "anime",
            "animeid",
            "game",
            "gameid",
            "business",
            "businessid"),
    RATING("rating", "ratings", "score", "stars", "overall"),
    TIME("timestamp", "time", "date", "datetime", "unixtime", "unixreviewtime", "ratedat", "createdat"),
    TITLE("title", "name", "itemtitle", "itemname", "movietitle");

    private final Set<String> names;

    ColumnRole(String... names) {
        this.names = Set.of(names);
    }

    /** The first column with a name of this role; case and all but letters and digits do not count. */
    OptionalInt find(List<String> header) {
        for (int column = 0; column < header.size(); column++) {
            String name = header.get(column).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            if (names.contains(name)) {
                return OptionalInt.of(column);
            }
        }
        return OptionalInt.empty();
    }

    /** As messages call it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
