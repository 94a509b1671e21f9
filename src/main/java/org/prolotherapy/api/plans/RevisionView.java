package org.prolotherapy.api.plans;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.Change;

@Schema(name = "Revision")
public record RevisionView(
        long revision,

        String action,

        @Nullable String reason,

        @Nullable String by,

        @Nullable String client,

        @Nullable String user,

        OffsetDateTime at,

        List<Change> changes) {}
