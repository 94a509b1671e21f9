package org.prolotherapy.plan;

/** Where today is, seen from a planned session's window. */
public enum Timing {
    /** Before the window. */
    UPCOMING,
    /** In the window. */
    DUE,
    /** After the window. */
    OVERDUE
}
