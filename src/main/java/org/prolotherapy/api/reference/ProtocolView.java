package org.prolotherapy.api.reference;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.AppliesTo;
import org.prolotherapy.knowledge.ApprovalStatus;
import org.prolotherapy.knowledge.Citation;
import org.prolotherapy.knowledge.DrugHold;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ProtocolKind;
import org.prolotherapy.knowledge.ProtocolOrigin;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.ScreeningQuestion;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Span;
import org.prolotherapy.knowledge.Step;
import org.prolotherapy.knowledge.StopRule;
import org.prolotherapy.knowledge.Timings;
import org.prolotherapy.reference.ClinicProtocol;
import org.prolotherapy.reference.Displays;

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

        List<String> sources,

        ApprovalStatus status,

        @Nullable String approvedBy,

        @Nullable Instant approvedAt,

        NewProtocolRequest.@Nullable BasedOn basedOn,

        AppliesTo appliesTo,

        List<Step> steps,

        List<DrugHold> holds,

        List<ScreeningQuestion> screeningQuestions,

        List<String> outcomeMeasures,

        @Nullable StopRule stop,

        @Nullable Integer visitMinutes,

        List<Citation> citations) {

    static ProtocolView of(ClinicProtocol version) {
        return of(
                version.protocol(),
                version.protocol().display(),
                version.status(),
                version.approvedBy(),
                version.approvedAt(),
                version.regimen() == null ? null : new NewProtocolRequest.BasedOn(version.regimen()));
    }

    /** One that is built in. */
    static ProtocolView of(Protocol protocol, Displays displays) {
        return of(protocol, displays.of(protocol), ApprovalStatus.APPROVED, null, null, null);
    }

    private static ProtocolView of(
            Protocol protocol,
            String display,
            ApprovalStatus status,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            NewProtocolRequest.@Nullable BasedOn basedOn) {
        Timings timings = protocol.timings();
        RuleId label = protocol.label();
        return new ProtocolView(
                protocol.id(),
                protocol.version(),
                display,
                protocol.origin(),
                protocol.kind(),
                protocol.sessions(),
                protocol.spacingDays(protocol.sessions().max()),
                PhaseView.of(protocol.phases()),
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
                protocol.sources(),
                status,
                approvedBy,
                approvedAt,
                basedOn,
                protocol.appliesTo(),
                protocol.steps(),
                protocol.holds(),
                protocol.screeningQuestions(),
                protocol.outcomeMeasures(),
                protocol.stop(),
                protocol.visitMinutes(),
                protocol.citations());
    }
}
