package org.prolotherapy.api.records;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Amendment")
public record AmendmentView(
        UUID id,

        int revision,

        String reason,

        @JsonProperty("void") boolean voiding,

        List<FieldChange> changes,

        OffsetDateTime amendedAt) {}
