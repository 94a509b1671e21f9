package org.prolotherapy.treatment;

/**
 * What is to be put right in something recorded.
 *
 * @param reason why
 * @param voiding whether it never happened
 * @param value everything as it should have been
 */
public record AmendedValue<T>(String reason, boolean voiding, T value) {}
