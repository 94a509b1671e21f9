package org.prolotherapy.api.audit;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.audit.AuditEvent;
import org.prolotherapy.platform.audit.AuditEvent.Subject;

@Schema(
        name = "AuditEvent",
        description = "What a caller did or tried. It holds nothing of what a request's body said.")
record AuditEventView(
        @Schema(required = true) UUID id,

        @Schema(description = "When it was answered.", required = true)
        OffsetDateTime at,

        @Schema(description = "The program that called, by its token.", examples = "ehr") @Nullable
        String client,

        @Schema(description = "Whom it called for, by its token.", examples = "user-1") @Nullable
        String user,

        @Schema(description = "The operation, by its operationId.", examples = "getTreatmentPlan", required = true)
        String action,

        @Schema(description = "The patient whom it was about, if it was about one.") @Nullable
        AuditedPatient patient,

        @Schema(
                description = "What it was about; a plan also stands for everything under it.",
                examples = "TreatmentPlan/018c2b1e-7b6a-7c3d-9e4f-5a6b7c8d9e0f")
        @Nullable
        String resource,

        @Schema(description = "The version that it had or, after a change, came to. Absent if refused.", examples = "3")
        @Nullable
        Long version,

        @Schema(description = "The status of the answer.", examples = "200", required = true)
        int outcome,

        @Schema(description = "X-Request-Id of the request.", required = true)
        String requestId,

        @Schema(
                description = "The plans that the answer of a list showed, or that a change of the clinic's settings"
                        + " changed.",
                type = SchemaType.ARRAY,
                required = true)
        List<UUID> shown) {

    @Schema(name = "AuditedPatient", description = "A patient, by the identifier of the health record.")
    record AuditedPatient(
            @Schema(examples = "urn:example:ehr", required = true)
            String system,

            @Schema(examples = "12345", required = true) String value) {

        static @Nullable AuditedPatient of(@Nullable Subject subject) {
            return subject == null ? null : new AuditedPatient(subject.system(), subject.value());
        }
    }

    static AuditEventView of(AuditEvent event) {
        return new AuditEventView(
                event.id(),
                event.at().atOffset(ZoneOffset.UTC),
                event.client(),
                event.user(),
                event.action(),
                AuditedPatient.of(event.subject()),
                event.resource(),
                event.version(),
                event.outcome(),
                event.requestId(),
                event.shown());
    }
}
