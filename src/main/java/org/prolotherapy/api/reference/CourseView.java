package org.prolotherapy.api.reference;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Phase;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.Severity;

@Schema(name = "ProtocolCourse")
record CourseView(
        Severity severity, int sessionCount, @Nullable Integer spacingDays, List<Recovery> recovery) {

    @Schema(name = "ProtocolRecovery")
    record Recovery(Phase phase, int firstDay, int lastDay) {

        static Recovery of(Phase phase, Range days) {
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
