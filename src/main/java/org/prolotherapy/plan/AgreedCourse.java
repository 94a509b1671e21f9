package org.prolotherapy.plan;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.Requirement;

/**
 * What was asked of a course and agreed on, as it is stored; the schedule follows from it.
 *
 * @param protocolVersion of the protocol with this id
 * @param requestedSessionCount the caller's number of sessions; null leaves it to the severity
 * @param requestedSpacingDays the caller's days between sessions; null leaves them to the protocol and the severity
 * @param sessionCount the number agreed on for the first phase, cancelled ones included, missed ones not counted
 * @param asNeededCounts the same for the phases after the first
 * @param clampedBy the rule that made it fewer than the severity calls for; null if none did
 */
@Embeddable
record AgreedCourse(
        @Enumerated(EnumType.STRING) Severity severity,
        String protocolId,
        int protocolVersion,
        LocalDate startOn,
        @Nullable Integer requestedSessionCount,
        @Nullable Integer requestedSpacingDays,
        int sessionCount,

        @Mutability(Immutability.class) List<Integer> asNeededCounts,

        @Enumerated(EnumType.STRING) @Nullable RuleId clampedBy) {

    static AgreedCourse of(Requirement requirement) {
        CourseRequest request = requirement.request();
        return new AgreedCourse(
                request.severity(),
                request.protocol().id(),
                request.protocol().version(),
                request.startOn(),
                request.requestedSessionCount(),
                request.requestedSpacingDays(),
                requirement.sessionCount(),
                requirement.asNeeded(),
                requirement.clampedBy());
    }

    Regimen regimen() {
        return new Regimen(severity, protocolId, protocolVersion);
    }

    CourseRequest request(Knowledge knowledge) {
        return new CourseRequest(
                regimen().protocol(knowledge), severity, startOn, requestedSessionCount, requestedSpacingDays);
    }

    Requirement requirement(Knowledge knowledge) {
        return new Requirement(request(knowledge), sessionCount, asNeededCounts, clampedBy);
    }
}
