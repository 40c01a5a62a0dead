package dev.dyad.bench.whole;

import java.util.Optional;

/** A program that learns from ratings. */
interface Peer {

    /** As people call it. */
    String name();

    /** Why it cannot be run here and what to do about it; empty where it can. */
    Optional<String> absence();

    /** Runs it, from the ratings on disk to a saved model. */
    PeerRun run(PeerTask task);
}
