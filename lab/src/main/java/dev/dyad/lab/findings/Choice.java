package dev.dyad.lab.findings;

/** How a run's best epoch was chosen. */
enum Choice {
    /** By the test ratings themselves, as the article did: a little flattering. */
    BY_TEST,
    /** By ratings held back from training for that; the test ratings are looked at once, for that epoch. */
    BY_VALIDATION
}
