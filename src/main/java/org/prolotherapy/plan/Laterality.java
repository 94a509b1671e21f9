package org.prolotherapy.plan;

/** Which side of the body is treated. */
public enum Laterality {
    LEFT,
    RIGHT,
    BILATERAL,
    /** The condition has no side. */
    NONE
}
