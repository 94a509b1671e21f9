package org.prolotherapy.api.safety;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.safety.Consent;

@Schema(name = "Consent", description = "A consent form that the patient signed. It is never changed.")
public record ConsentView(
        @Schema(description = "UUID of version 7; a session's record can name it as its consentId.", required = true)
        UUID id,

        @Schema(
                description = "When it was signed, in the clinic's time zone.",
                examples = "2027-01-04T08:50:00+03:00",
                required = true)
        OffsetDateTime signedAt,

        @Schema(description = "Who went over it with the patient.", examples = "nurse-kaya", required = true)
        String explainedBy,

        @Schema(
                description = "Whether risks and benefits were explained. With false it does not count as a consent.",
                examples = "true",
                required = true)
        boolean risksExplained,

        @Schema(description = "When the service took it.", required = true)
        OffsetDateTime recordedAt) {

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
