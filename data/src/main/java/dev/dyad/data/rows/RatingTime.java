package dev.dyad.data.rows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Times as files give them: seconds since 1970, whole or not, and ISO-8601 (in UTC where no offset is given). */
public final class RatingTime {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT);

    private RatingTime() {}

    /** Whether it is made of so few digits that they fit in a long, as nearly all are. */
    private static boolean isPlain(String text) {
        boolean plain = !text.isEmpty() && text.length() <= 18;
        for (int i = 0; plain && i < text.length(); i++) {
            plain = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return plain;
    }

    /** Seconds since 1970; empty where the text is no time. */
    public static Optional<Long> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (RowException e) {
            // It says no more than that.
            return Optional.empty();
        }
    }

    /** Seconds since 1970; a fraction of a second is dropped. */
    static long parse(String text) throws RowException {
        if (isPlain(text)) {
            return Long.parseLong(text);
        }
        if (!text.isEmpty() && text.indexOf(':') < 0 && text.indexOf('-', 1) < 0) {
            double seconds = Decimals.parse(text);
            if (Double.isFinite(seconds)) {
                return (long) Math.floor(seconds);
            }
        }
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            }
            TemporalAccessor moment = ISO.parse(text.replace(' ', 'T'));
            return Instant.from(moment).getEpochSecond();
        } catch (DateTimeException e) {
            throw new RowException(Reason.TIME, "time " + FieldSplitter.excerpt(text) + " is no time");
        }
    }
}
