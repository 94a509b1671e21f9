package org.prolotherapy.api.reference;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ProtocolKind;
import org.prolotherapy.knowledge.ProtocolOrigin;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Span;
import org.prolotherapy.knowledge.Timings;

@Schema(name = "Protocol")
record ProtocolView(
        String id,

        int version,

        String display,

        ProtocolOrigin origin,

        ProtocolKind kind,

        Range sessions,

        @Nullable Range spacingDays,

        List<PhaseView> phases,

        List<CourseView> bySeverity,

        Span span,

        @Nullable Integer maximumMonths,

        @Nullable Integer minimumMonths,

        List<String> solutions,

        Range injectionsPerSession,

        Range injectionsPerSide,

        int medicationHoldDays,

        int improvementExpectedAfterDays,

        int reviewAfterDays,

        int startWithinDays,

        int stepOverDays,

        int makeUpWithinDays,

        @Nullable String label,

        List<String> sources) {

    static ProtocolView of(Protocol protocol) {
        Timings timings = protocol.timings();
        RuleId label = protocol.label();
        return new ProtocolView(
                protocol.id(),
                protocol.version(),
                protocol.display(),
                protocol.origin(),
                protocol.kind(),
                protocol.sessions(),
                protocol.spacingDays(protocol.sessions().max()),
                PhaseView.of(protocol),
                Stream.of(Severity.values())
                        .map(severity -> CourseView.of(protocol, severity))
                        .toList(),
                protocol.span(),
                protocol.span().months(),
                protocol.minimumMonths(),
                protocol.solutions(),
                protocol.injectionsPerSide(),
                protocol.injectionsPerSide(),
                timings.medicationHoldDays(),
                timings.improvementExpectedAfterDays(),
                timings.reviewAfterDays(),
                timings.startWithinDays(),
                timings.stepOverDays(protocol.longestGap()),
                timings.makeUpWithinDays(),
                label == null ? null : label.code(),
                protocol.sources());
    }
}
