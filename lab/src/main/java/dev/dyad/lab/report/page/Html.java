package dev.dyad.lab.report.page;

/** Text that goes into a page. */
final class Html {

    private Html() {}

    /** A text that means itself, in an element or in a quoted attribute. */
    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
