package org.prolotherapy.api.plans;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.PatientReference;
import org.prolotherapy.plan.PlanSearch;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.platform.web.Cursor;
import org.prolotherapy.platform.web.ListRequest;

/** Which plans are asked for, by the body of a search. */
public record PlanSearchRequest(
        @Size(min = 3, max = 511)
        @Pattern(regexp = "[^|]+\\|[\\s\\S]+", message = "must be an identifier like urn:example:ehr|12345")
        @Nullable
        String patient,

        @Nullable PlanStatus status,

        @Size(min = 1, max = 100) @Nullable String condition,

        @Size(min = 1, max = 100) @Nullable String protocol,

        @Size(min = 1, max = 255) @Nullable String externalId,

        @Nullable OffsetDateTime updatedSince,

        @Min(1) @Max(200) @Nullable Integer limit,

        @Size(min = 1, max = Cursor.MAX_LENGTH) @Nullable String cursor,

        @Nullable ListedView view)
        implements ListRequest {

    /** One plan more than are shown is searched for. */
    PlanSearch after(@Nullable UUID last) {
        return new PlanSearch(
                patient == null ? null : PatientReference.parse(patient).orElseThrow(),
                status,
                condition,
                protocol,
                externalId,
                changedFrom(),
                last,
                size() + 1);
    }

    /** By which a cursor knows the list that it belongs to, whichever way that was asked for. */
    String fingerprint() {
        return Cursor.filters("treatment-plans", patient, status, condition, protocol, externalId, changedFrom());
    }

    /** Whether each plan is shown in short. A cursor leads on in either view. */
    boolean inShort() {
        return view == ListedView.SUMMARY;
    }

    private @Nullable Instant changedFrom() {
        return updatedSince == null ? null : updatedSince.toInstant();
    }
}
