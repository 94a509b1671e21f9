package org.prolotherapy.api.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.audit.Verification.Finding;
import org.prolotherapy.platform.audit.Verification.Head;
import org.prolotherapy.platform.audit.Verification.Kind;
import org.prolotherapy.platform.audit.Verification.Report;

@Schema(
        name = "AuditVerification",
        description = "Whether the audit events of the clinic are as they were written, at one moment.")
record VerificationView(
        @Schema(description = "Whether nothing is wrong.", required = true)
        boolean intact,

        @Schema(required = true) OffsetDateTime at,

        @Schema(description = "How many seals there are.", examples = "12", required = true)
        long seals,

        @Schema(description = "How many events they cover.", examples = "340", required = true)
        long events,

        @Schema(description = "How many events are not sealed yet; usually for less than a second.", required = true)
        long waiting,

        @Schema(description = "When the first of these was written.") @Nullable
        OffsetDateTime waitingSince,

        @Schema(description = "The last seal: keep it elsewhere, and ask whether it is still there. Absent before any.")
        @Nullable
        SealView head,

        @Schema(description = "The number of the first seal in which something is wrong.") @Nullable
        Long firstWrongSeal,

        @Schema(description = "What is wrong, at most 100 of it.", required = true)
        List<FindingView> findings) {

    @Schema(name = "AuditSeal", description = "A seal of the chain.")
    record SealView(
            @Schema(examples = "12", required = true) long number,

            @Schema(description = "SHA-256, in hexadecimal digits.", required = true)
            String seal) {

        static @Nullable SealView of(@Nullable Head head) {
            return head == null ? null : new SealView(head.number(), head.seal());
        }
    }

    @Schema(name = "AuditFinding", description = "Something that is wrong.")
    record FindingView(
            @Schema(required = true) Kind kind,

            @Schema(description = "The seal in which it was noticed.") @Nullable
            Long seal,

            @Schema(description = "The event that it is about.") @Nullable
            UUID event) {

        static FindingView of(Finding finding) {
            return new FindingView(finding.kind(), finding.seal(), finding.event());
        }
    }

    static VerificationView of(Report report) {
        return new VerificationView(
                report.isIntact(),
                report.at().atOffset(ZoneOffset.UTC),
                report.seals(),
                report.events(),
                report.waiting(),
                utc(report.waitingSince()),
                SealView.of(report.head()),
                report.firstWrongSeal(),
                report.findings().stream().map(FindingView::of).toList());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
