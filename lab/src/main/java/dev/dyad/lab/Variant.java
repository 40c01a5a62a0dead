package dev.dyad.lab;

/**
 * One of the settings that a study compares.
 *
 * @param label what tells it from the others of its study, such as {@code dim 128}
 * @param spec with the study's first seed
 */
public record Variant(String label, RunSpec spec) {}
