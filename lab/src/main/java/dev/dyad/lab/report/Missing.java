package dev.dyad.lab.report;

/**
 * There is no number.
 *
 * @param reason in a few words, such as {@code waiting} or {@code failed in epoch 3: the loss is not a number}
 */
public record Missing(String reason) implements Reading {}
