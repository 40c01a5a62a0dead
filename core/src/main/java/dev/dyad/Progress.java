package dev.dyad;

/** Told how far something long has come, from any thread and as often as is convenient for the teller. */
@FunctionalInterface
public interface Progress {

    /** Listens to nothing. */
    Progress NONE = (done, total) -> {};

    /**
     * @param done units finished so far: bytes, rows, ratings
     * @param total units in all, or −1 where that is not known
     */
    void at(long done, long total);
}
