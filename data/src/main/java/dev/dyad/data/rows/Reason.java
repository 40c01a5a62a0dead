package dev.dyad.data.rows;

/** Why a row cannot be read. */
public enum Reason {
    COLUMNS("columns that do not fit", "Correct the row"),
    OPEN_QUOTE("a quote that never closes", "Close the quote, or double it where it belongs to the text"),
    CUT_OFF(
            "a last row that is cut off",
            "Get the file again, since more may be missing, or end the row with a line end if it is whole"),
    WRONG_ENCODING("a wrong encoding", "Convert the file, such as with iconv -f ISO-8859-1 -t UTF-8"),
    USER_ID("an unusable user id", "Correct the id"),
    ITEM_ID("an unusable item id", "Correct the id"),
    NOT_A_RATING("a rating that is not a number", "Correct the rating"),
    OFF_SCALE("a rating off the scale", "Correct the rating, or name the right scale with --scale min:max:step"),
    TIME(
            "an unusable time",
            "Give seconds since 1970 (milliseconds divided by 1000) or a time such as 1997-12-04T15:55:49Z"),
    UNKNOWN_ITEM("an item that is not in the item table", "Add the item to the table"),
    REPEATED_ID("an id that an earlier row has", "Leave one of the rows");

    private final String title;
    private final String remedy;

    Reason(String title, String remedy) {
        this.title = title;
        this.remedy = remedy;
    }

    /** What a row with this problem has: "a rating off the scale". */
    public String title() {
        return title;
    }

    /** What its owner can do, as the start of a sentence. */
    public String remedy() {
        return remedy;
    }
}
