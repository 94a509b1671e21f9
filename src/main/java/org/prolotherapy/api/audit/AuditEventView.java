package org.prolotherapy.api.audit;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.audit.AuditEvent;
import org.prolotherapy.platform.audit.AuditEvent.Subject;

@Schema(name = "AuditEvent")
record AuditEventView(
        UUID id,

        OffsetDateTime at,

        @Nullable String client,

        @Nullable String user,

        String action,

        @Nullable AuditedPatient patient,

        @Nullable String resource,

        @Nullable Long version,

        int outcome,

        String requestId,

        List<UUID> shown) {

    record AuditedPatient(String system, String value) {

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
