package org.prolotherapy.api.plans;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.CourseRequests;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.schedule.CourseRequest;

@Schema(description = "What of a course is planned anew. What is absent stays as it was asked for before.")
public record ReplanRequest(
        @Schema(description = "The severity as it is judged now.", nullable = true) @Nullable
        Severity severity,

        @Schema(
                description =
                        "Id of a protocol; the plan takes its newest version, and its first solution if it does not use"
                                + " the one planned.",
                examples = "inflammatory",
                nullable = true)
        @Size(min = 1, max = 100)
        @Nullable
        String protocol,

        @Schema(
                description = "The number of sessions of the whole course, performed ones included.",
                examples = "5",
                nullable = true)
        @Nullable
        Integer sessionCount,

        @Schema(description = "Days from one session to the next.", examples = "21", nullable = true) @Nullable
        Integer spacingDays,

        @Schema(description = "Why the course is planned anew.", examples = "Slower response than hoped.")
        @NotNull
        @Size(min = 1, max = 1000)
        String reason) {

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
