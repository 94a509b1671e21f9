package org.prolotherapy.api.safety;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.safety.Consent;

@Schema(name = "Consent")
public record ConsentView(
        UUID id, OffsetDateTime signedAt, String explainedBy, boolean risksExplained, OffsetDateTime recordedAt) {

    /** @param localTime shows an instant in the clinic's time zone */
    static ConsentView of(Consent consent, Function<Instant, OffsetDateTime> localTime) {
        return new ConsentView(
                consent.id(),
                localTime.apply(consent.signedAt()),
                consent.explainedBy(),
                consent.risksExplained(),
                localTime.apply(consent.recordedAt()));
    }
}
