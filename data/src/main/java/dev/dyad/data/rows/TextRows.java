package dev.dyad.data.rows;

import dev.dyad.data.rows.LineBlock.Ending;
import dev.dyad.data.rows.RowLayout.Ids;
import java.util.List;
import java.util.regex.Pattern;

/** Reads one row of ratings at a time, the plain way, and says what is wrong with it. */
final class TextRows {

    /** Times before this (1973) are too small to tell that one has lost its last digits. */
    private static final long TELLING_TIME = 100_000_000;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9][0-9]*");

    private final RowLayout layout;
    private final RowSink sink;

    TextRows(RowLayout layout, RowSink sink) {
        this.layout = layout;
        this.sink = sink;
    }

    void read(Line line) {
        try {
            take(line);
        } catch (RowException e) {
            boolean cutOff = line.ending() == Ending.FILE_ENDS && e.reason() != Reason.WRONG_ENCODING;
            sink.bad(
                    line.number(),
                    cutOff ? Reason.CUT_OFF : e.reason(),
                    cutOff ? "the file ends in the middle of a row (" + e.detail() + ")" : e.detail());
        }
    }

    private void take(Line line) throws RowException {
        List<String> fields = layout.fields().split(line.text(layout.charset()));
        if (fields.size() != layout.columns()) {
            throw new RowException(
                    Reason.COLUMNS,
                    "%s has %d columns, not %d"
                            .formatted(
                                    FieldSplitter.excerpt(
                                            String.join(layout.fields().separator(), fields)),
                                    fields.size(),
                                    layout.columns()));
        }
        String user = id(fields.get(layout.user()), Reason.USER_ID, "user");
        String item = id(fields.get(layout.item()), Reason.ITEM_ID, "item");
        String ratingText = fields.get(layout.rating()).strip();
        double rating = Decimals.parse(ratingText);
        if (!Double.isFinite(rating)) {
            throw new RowException(
                    Reason.NOT_A_RATING, "rating %s is not a number".formatted(FieldSplitter.excerpt(ratingText)));
        }
        String timeText =
                layout.time().isPresent() ? fields.get(layout.time().getAsInt()).strip() : "0";
        long time = RatingTime.parse(timeText);
        if (line.ending() == Ending.FILE_ENDS) {
            requireWholeTime(time, timeText);
        }
        switch (sink.offer(user, item, rating, time)) {
            case TAKEN -> {}
            case OFF_SCALE ->
                throw new RowException(
                        Reason.OFF_SCALE, "rating %s is off the scale %s".formatted(ratingText, sink.scale()));
            case TIME ->
                throw new RowException(
                        Reason.TIME,
                        "time %s is not from 0 to %d seconds after 1970".formatted(timeText, RowSink.MAX_TIME));
            case UNKNOWN_ITEM ->
                throw new RowException(Reason.UNKNOWN_ITEM, "item %s is not in the item table".formatted(item));
        }
    }

    /** A time that lost its last digits is a tenth of its neighbours, or less. */
    private void requireWholeTime(long time, String text) throws RowException {
        if (sink.lastTime() >= TELLING_TIME && time < sink.lastTime() / 5) {
            throw new RowException(Reason.CUT_OFF, "time %s lacks digits".formatted(text));
        }
    }

    private String id(String field, Reason reason, String whose) throws RowException {
        String id = field.strip();
        if (id.isEmpty()) {
            throw new RowException(reason, "the " + whose + " id is empty");
        }
        boolean mayBeNumber = id.charAt(0) <= '9';
        if (mayBeNumber && WHOLE_NUMBER.matcher(id).matches()) {
            requireFits(id, reason, whose);
        } else if (layout.ids() == Ids.NUMBERS) {
            throw new RowException(
                    reason,
                    "%s id %s is not a whole number as MovieLens writes them"
                            .formatted(whose, FieldSplitter.excerpt(id)));
        }
        return id;
    }

    private static void requireFits(String id, Reason reason, String whose) throws RowException {
        try {
            Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new RowException(
                    reason, "%s id %s is too large for a 64-bit number".formatted(whose, FieldSplitter.excerpt(id)));
        }
    }
}
