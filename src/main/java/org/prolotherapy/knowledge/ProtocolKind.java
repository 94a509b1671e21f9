package org.prolotherapy.knowledge;

/** The three kinds of prolotherapy that S4 names. */
public enum ProtocolKind {
    INFLAMMATORY,
    GROWTH_FACTOR_INJECTION,
    GROWTH_FACTOR_STIMULATION
}
