package org.prolotherapy.api.records;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.schedules.ReleasedView;
import org.prolotherapy.knowledge.Explanation;

@Schema(name = "SessionRecord", description = "What was performed in a session, with its corrections applied.")
public record RecordView(
        @Schema(required = true) UUID id,

        @Schema(description = "Id of the plan.", required = true)
        UUID planId,

        @Schema(description = "Number of the session.", examples = "1", required = true)
        int session,

        @Schema(
                description = "When, in the clinic's time zone.",
                examples = "2027-01-04T10:00:00+03:00",
                required = true)
        OffsetDateTime performedAt,

        @Schema(description = "The day of it there.", examples = "2027-01-04", required = true)
        LocalDate performedOn,

        @Schema(description = "The clinic's IANA time zone.", examples = "Europe/Istanbul", required = true)
        String timeZone,

        @Schema(description = "Who performed it.", examples = "dr-demir", required = true)
        String performer,

        @Schema(description = "The caller's reference to the signed consent.", examples = "consent-551") @Nullable
        String consentId,

        @Nullable AnaestheticBody anaesthetic,

        @Schema(description = "Notes of the performer.", examples = "Tolerated well.") @Nullable
        String notes,

        @Schema(description = "Whether it was made in error: the session did not take place.", required = true)
        boolean voided,

        @Schema(required = true) OffsetDateTime recordedAt,

        @Schema(description = "All injections ever recorded, voided ones included.", required = true)
        List<InjectionView> injections,

        @Schema(required = true) TotalsView totals,

        @Schema(
                description =
                        "Where what was done differs from what the protocol, the plan or safety say, judged by how things"
                                + " stood when it was recorded. Recorded, never refused.",
                required = true)
        List<Explanation> deviations,

        @Schema(description = "Corrections of the record itself, oldest first.", required = true)
        List<AmendmentView> amendments,

        @Schema(
                description =
                        "Bookings of later sessions that this very request could not keep; absent if there are none.")
        @Nullable
        List<ReleasedView> released) {}
