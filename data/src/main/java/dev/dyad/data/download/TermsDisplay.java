package dev.dyad.data.download;

/** Shows people the terms of a data set before it is fetched for the first time. */
@FunctionalInterface
public interface TermsDisplay {

    /** Called once per cache and data set; show {@link KnownDataset#terms()}, or throw to refuse them. */
    void show(KnownDataset dataset);
}
