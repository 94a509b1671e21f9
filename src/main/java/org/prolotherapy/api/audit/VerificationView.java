package org.prolotherapy.api.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.audit.Verification.Discrepancy;
import org.prolotherapy.platform.audit.Verification.Head;
import org.prolotherapy.platform.audit.Verification.Kind;
import org.prolotherapy.platform.audit.Verification.Report;

@Schema(name = "AuditVerification")
record VerificationView(
        boolean intact,

        OffsetDateTime at,

        long seals,

        long events,

        long waiting,

        @Nullable OffsetDateTime waitingSince,

        @Nullable SealView head,

        @Nullable Long firstWrongSeal,

        List<FindingView> findings) {

    @Schema(name = "AuditSeal")
    record SealView(long number, String seal) {

        static @Nullable SealView of(@Nullable Head head) {
            return head == null ? null : new SealView(head.number(), head.seal());
        }
    }

    @Schema(name = "AuditFinding")
    record FindingView(
            Kind kind, @Nullable Long seal, @Nullable UUID event) {

        static FindingView of(Discrepancy finding) {
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
