package org.prolotherapy.outcome;

import java.util.Locale;

/** What is recommended for a course. A clinician accepts it or does something else. */
public enum NextStep {
    /** The course goes on as planned. */
    CONTINUE,
    /** A physician looks at the course before it goes on; nothing is stopped. */
    PHYSICIAN_REVIEW,
    /** The sessions that are still to come may be left out. */
    COMPLETE_EARLY,
    /** The course gets one more session. */
    EXTEND;

    /** As revisions name it: {@code complete-early}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
