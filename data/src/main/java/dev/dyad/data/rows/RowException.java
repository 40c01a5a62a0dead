package dev.dyad.data.rows;

/** A row that cannot be read; caught where the row's file and line are known. */
final class RowException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    RowException(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
