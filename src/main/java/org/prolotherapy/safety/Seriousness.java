package org.prolotherapy.safety;

/** How bad an adverse event was, as who reports it judges; the worst comes last. */
public enum Seriousness {
    MILD,
    MODERATE,
    SEVERE,
    LIFE_THREATENING
}
