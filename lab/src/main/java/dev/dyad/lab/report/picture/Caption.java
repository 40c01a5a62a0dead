package dev.dyad.lab.report.picture;

/**
 * What a picture says of where it comes from, as it will be seen without its report.
 *
 * @param study above the title; may be empty
 * @param source below the figure, such as the data; may be empty
 */
public record Caption(String study, String source) {

    /** For pictures that stand in their report. */
    public static final Caption NONE = new Caption("", "");
}
