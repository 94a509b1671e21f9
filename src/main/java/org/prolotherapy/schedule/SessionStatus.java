package org.prolotherapy.schedule;

/** What has become of a session so far. */
public enum SessionStatus {
    PLANNED,
    BOOKED,
    PERFORMED,
    MISSED,
    CANCELLED;

    /** Whether the session counts as one of the course: it was performed, or still will be. */
    public boolean isLive() {
        return this == PLANNED || this == BOOKED || this == PERFORMED;
    }
}
