package org.prolotherapy.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.AppliesTo;
import org.prolotherapy.knowledge.Gap;
import org.prolotherapy.knowledge.Phase;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ProtocolKind;
import org.prolotherapy.knowledge.ProtocolOrigin;
import org.prolotherapy.knowledge.ProtocolPhase;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.SessionCount;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Span;
import org.prolotherapy.knowledge.StepOver;
import org.prolotherapy.knowledge.Timings;

/** A protocol as version 1.0 of the service kept it: one phase, one range of days between its sessions, months. */
record ProtocolOfFirstVersion(
        String id,
        int version,
        ProtocolKind kind,
        String display,
        Range sessions,
        Range spacingDays,
        int maximumMonths,
        @Nullable Integer minimumMonths,
        List<String> solutions,
        Range injectionsPerSession,
        TimingsOfFirstVersion timings,
        @Nullable RuleId label,
        List<String> sources) {

    record TimingsOfFirstVersion(
            Map<Severity, Map<Phase, Range>> recovery,
            int medicationHoldDays,
            int improvementExpectedAfterDays,
            int reviewAfterDays,
            int startWithinDays,
            int stepOverDays,
            int makeUpWithinDays) {

        /** The one fixed spacing that there was, 28 days, moved by {@code stepOverDays}; shorter ones came later. */
        Timings toTimings() {
            return new Timings(
                    recovery,
                    medicationHoldDays,
                    improvementExpectedAfterDays,
                    reviewAfterDays,
                    startWithinDays,
                    List.of(new StepOver(28, stepOverDays), new StepOver(14, 3), new StepOver(1, 2)),
                    makeUpWithinDays);
        }
    }

    Protocol toProtocol() {
        ProtocolPhase phase = new ProtocolPhase(
                "INITIAL",
                new SessionCount(sessions.min(), null, sessions.max()),
                List.of(new Gap(spacingDays.min(), null, spacingDays.max())),
                null);
        return new Protocol(
                id,
                version,
                ProtocolOrigin.BUILT_IN,
                kind,
                display,
                List.of(phase),
                Span.ofMonths(maximumMonths),
                minimumMonths,
                AppliesTo.EVERYWHERE,
                solutions,
                injectionsPerSession,
                List.of(),
                List.of(),
                List.of(),
                timings.toTimings(),
                List.of(),
                null,
                null,
                label,
                sources,
                List.of());
    }
}
