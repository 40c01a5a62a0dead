package dev.dyad.lab.report;

/** What a run has to say: a number, or why there is none. */
public sealed interface Reading permits Value, Missing {}
