package org.prolotherapy.api.safety;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.platform.json.Prose;

@Schema(name = "NewAdverseEventReview")
public record ReviewRequest(
        @NotNull @Size(min = 1, max = 200) String reviewedBy,

        @NotNull @Size(min = 1, max = 10000, payload = Prose.class)
        String conclusion) {}
