package org.prolotherapy.api.reference;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ProtocolKind;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Timings;

@Schema(
        name = "Protocol",
        description =
                "A published way of doing prolotherapy. A version never changes; a plan keeps the one it was made by.",
        requiredProperties = {
            "id",
            "version",
            "display",
            "kind",
            "sessions",
            "spacingDays",
            "bySeverity",
            "maximumMonths",
            "solutions",
            "injectionsPerSession",
            "medicationHoldDays",
            "improvementExpectedAfterDays",
            "reviewAfterDays",
            "startWithinDays",
            "stepOverDays",
            "makeUpWithinDays",
            "sources"
        })
record ProtocolView(
        @Schema(
                description = "Names the protocol across its versions: the `protocol` of a preview or plan.",
                examples = "hypertonic-dextrose")
        String id,

        @Schema(
                description = "The newest version, which new plans are made by; counts from 1.",
                minimum = "1",
                examples = "1")
        int version,

        @Schema(description = "The name in English.", examples = "Hypertonic dextrose with lidocaine")
        String display,

        @Schema(description = "Which of the three kinds of prolotherapy it is.", examples = "INFLAMMATORY")
        ProtocolKind kind,

        @Schema(description = "How many sessions a course may have. Another `sessionCount` is refused.")
        RangeView sessions,

        @Schema(
                description =
                        "How many days may lie between two sessions. Another `spacingDays` is refused. Where `min`"
                                + " equals `max`, every severity has this one spacing.")
        RangeView spacingDays,

        @Schema(description = "What each severity calls for, if the caller asks for nothing else.")
        List<CourseView> bySeverity,

        @Schema(
                description = "The most calendar months from the first session to the last.",
                minimum = "1",
                examples = "6")
        int maximumMonths,

        @Schema(
                description =
                        "The least calendar months from the first session to the last; a shorter course is noted, not"
                                + " refused. Absent where no text names any.",
                minimum = "1",
                examples = "3")
        @Nullable
        Integer minimumMonths,

        @Schema(
                description =
                        "Codes of the solutions that it uses, of `/v1/solutions`. The first is the one of a plan that"
                                + " names none.",
                minItems = 1,
                examples = "[\"hypertonic-dextrose-lidocaine\"]")
        List<String> solutions,

        @Schema(description = "The usual number of injections in a session. More or fewer are flagged, never refused.")
        RangeView injectionsPerSession,

        @Schema(
                description = "How many days before a session anti-inflammatories and anticoagulants are held.",
                minimum = "0",
                examples = "3")
        int medicationHoldDays,

        @Schema(description = "After how many days from a session relief is expected.", minimum = "0", examples = "21")
        int improvementExpectedAfterDays,

        @Schema(
                description = "After how many days from a session symptoms that last are reviewed.",
                minimum = "0",
                examples = "7")
        int reviewAfterDays,

        @Schema(
                description = "Within how many days from `startOn` the first session must be possible.",
                minimum = "0",
                examples = "31")
        int startWithinDays,

        @Schema(
                description =
                        "By how many days, either way, a session may move to step over days on which the clinic is"
                                + " closed. It has a meaning only where the spacing is fixed.",
                minimum = "0",
                examples = "7")
        int stepOverDays,

        @Schema(
                description = "Within how many days the course goes on after an interruption.",
                minimum = "0",
                examples = "7")
        int makeUpWithinDays,

        @Schema(
                description =
                        "The rule that every schedule by this protocol is labelled with, because the protocol lies"
                                + " outside what the other texts say. Absent for all others.",
                examples = "trial-protocol")
        @Nullable
        String label,

        @Schema(
                description = "Codes of the sources, of `/v1/sources`; the first one gives the range of sessions.",
                minItems = 1,
                examples = "[\"S0\", \"S3\", \"S4\"]")
        List<String> sources) {

    static ProtocolView of(Protocol protocol) {
        Timings timings = protocol.timings();
        RuleId label = protocol.label();
        return new ProtocolView(
                protocol.id(),
                protocol.version(),
                protocol.display(),
                protocol.kind(),
                RangeView.of(protocol.sessions()),
                RangeView.of(protocol.spacingDays()),
                Stream.of(Severity.values())
                        .map(severity -> CourseView.of(protocol, severity))
                        .toList(),
                protocol.maximumMonths(),
                protocol.minimumMonths(),
                protocol.solutions(),
                RangeView.of(protocol.injectionsPerSession()),
                timings.medicationHoldDays(),
                timings.improvementExpectedAfterDays(),
                timings.reviewAfterDays(),
                timings.startWithinDays(),
                timings.stepOverDays(),
                timings.makeUpWithinDays(),
                label == null ? null : label.code(),
                protocol.sources());
    }
}
