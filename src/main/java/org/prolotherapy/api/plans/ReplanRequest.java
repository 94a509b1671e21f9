package org.prolotherapy.api.plans;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.CourseRequests;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.schedule.CourseRequest;

public record ReplanRequest(
        @Nullable Severity severity,

        @Size(min = 1, max = 100) @Nullable String protocol,

        @Nullable Integer sessionCount,

        @Nullable Integer spacingDays,

        @NotNull @Size(min = 1, max = 1000) String reason) {

    CourseRequest toCourse(TreatmentPlan plan, Knowledge knowledge) {
        CourseRequest before = plan.courseRequest(knowledge);
        Protocol newProtocol = protocol == null ? before.protocol() : CourseRequests.protocol(protocol, knowledge);
        return new CourseRequest(
                newProtocol,
                severity == null ? before.severity() : severity,
                before.startOn(),
                sessionCount == null ? before.requestedSessionCount() : sessionCount,
                spacingDays == null ? before.requestedSpacingDays() : spacingDays);
    }
}
