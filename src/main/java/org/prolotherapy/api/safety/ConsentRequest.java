package org.prolotherapy.api.safety;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewConsent", description = "A consent form that the patient signed.")
public record ConsentRequest(
        @Schema(description = "When, with its offset; not later than now.", examples = "2027-01-04T08:50:00+03:00")
        @NotNull
        OffsetDateTime signedAt,

        @Schema(description = "Who went over the form with the patient.", examples = "nurse-kaya")
        @NotNull
        @Size(min = 1, max = 200)
        String explainedBy,

        @Schema(
                description =
                        "Whether risks and benefits were explained. With false the form is kept, and does not count as a"
                                + " consent.",
                examples = "true")
        @NotNull
        Boolean risksExplained) {}
