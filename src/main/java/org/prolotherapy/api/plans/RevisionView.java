package org.prolotherapy.api.plans;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.Change;

@Schema(name = "Revision", description = "What was done to a plan.")
public record RevisionView(
        @Schema(description = "The version that the plan came to.", examples = "2", required = true)
        long revision,

        @Schema(description = "What was done.", examples = "reschedule", required = true)
        String action,

        @Schema(description = "Why.", examples = "The patient asked for it.") @Nullable
        String reason,

        @Schema(description = "Who took the responsibility, where someone was named.", examples = "dr-demir") @Nullable
        String by,

        @Schema(
                description = "The program that asked for it. Absent only on revisions from before this was kept.",
                examples = "ehr")
        @Nullable
        String client,

        @Schema(description = "Whom the program asked for, by its token.", examples = "user-1") @Nullable
        String user,

        @Schema(required = true) OffsetDateTime at,

        @Schema(description = "What it changed; a change without a session is one of the plan.", required = true)
        List<Change> changes) {}
