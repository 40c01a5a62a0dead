package dev.dyad.data.rows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** Times as files give them: seconds since 1970, whole or not, and ISO-8601 (in UTC where no offset is given). */
final class RatingTime {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:mm:ss", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(java.util.Locale.ROOT);

    private RatingTime() {}

    /** Seconds since 1970; a fraction of a second is dropped. */
    static long parse(String text) throws RowException {
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
