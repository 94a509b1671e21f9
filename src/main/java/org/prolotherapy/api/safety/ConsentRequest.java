package org.prolotherapy.api.safety;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewConsent")
public record ConsentRequest(
        @NotNull OffsetDateTime signedAt,

        @NotNull @Size(min = 1, max = 200) String explainedBy,

        @NotNull Boolean risksExplained) {}
