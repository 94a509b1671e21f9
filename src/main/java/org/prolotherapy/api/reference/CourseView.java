package org.prolotherapy.api.reference;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.knowledge.IntRange;
import org.prolotherapy.knowledge.Phase;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;

@Schema(
        name = "ProtocolCourse",
        description = "What a protocol makes of one severity.",
        requiredProperties = {"severity", "sessionCount", "spacingDays", "recovery"})
record CourseView(
        @Schema(description = "How far the disorder has gone.", examples = "MODERATE")
        Severity severity,

        @Schema(description = "How many sessions it calls for.", minimum = "1", examples = "5")
        int sessionCount,

        @Schema(description = "How many days after a session the next one is wanted.", minimum = "1", examples = "18")
        int spacingDays,

        @Schema(description = "The phases after each session; they overlap.")
        List<Recovery> recovery) {

    @Schema(
            name = "ProtocolRecovery",
            description = "A phase of recovery in days after the session, whose own day is 0. Both ends are inclusive.",
            requiredProperties = {"phase", "firstDay", "lastDay"})
    record Recovery(
            @Schema(description = "What happens in it.", examples = "REST")
            Phase phase,

            @Schema(description = "The first day of the phase.", minimum = "0", examples = "0")
            int firstDay,

            @Schema(description = "The last day of the phase.", minimum = "0", examples = "2")
            int lastDay) {

        static Recovery of(Phase phase, IntRange days) {
            return new Recovery(phase, days.min(), days.max());
        }
    }

    static CourseView of(Protocol protocol, Severity severity) {
        return new CourseView(
                severity,
                protocol.sessionsFor(severity),
                protocol.spacingFor(severity),
                Stream.of(Phase.values())
                        .map(phase -> Recovery.of(phase, protocol.timings().days(severity, phase)))
                        .toList());
    }
}
