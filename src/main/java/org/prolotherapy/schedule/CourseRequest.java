package org.prolotherapy.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Gap;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;

/**
 * What a caller asks of a course.
 *
 * @param startOn the day on or after which the first session is wanted; may lie in the past
 * @param requestedSessionCount the caller's number of sessions; null leaves it to the severity
 * @param requestedSpacingDays the caller's days between sessions; null leaves them to the protocol and the severity
 */
public record CourseRequest(
        Protocol protocol,
        Severity severity,
        LocalDate startOn,
        @Nullable Integer requestedSessionCount,
        @Nullable Integer requestedSpacingDays) {

    public int desiredSessionCount() {
        return requestedSessionCount != null ? requestedSessionCount : protocol.sessionsFor(severity);
    }

    /** The days between the first session and the second; null if there is no second. */
    public @Nullable Integer spacingDays() {
        return requestedSpacingDays != null ? requestedSpacingDays : protocol.spacingFor(severity);
    }

    /** The days that a gap is given: the caller's where it allows them, else its own. */
    int spacing(Gap gap) {
        return requestedSpacingDays != null && gap.contains(requestedSpacingDays)
                ? requestedSpacingDays
                : gap.spacing(protocol.timings().regenerationDays(severity));
    }

    public CourseRequest withStartOn(LocalDate date) {
        return new CourseRequest(protocol, severity, date, requestedSessionCount, requestedSpacingDays);
    }

    public CourseRequest withSessionCount(int count) {
        return new CourseRequest(protocol, severity, startOn, count, requestedSpacingDays);
    }

    public CourseRequest withSpacingDays(int days) {
        return new CourseRequest(protocol, severity, startOn, requestedSessionCount, days);
    }
}
