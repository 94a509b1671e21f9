package org.prolotherapy.plan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which plans are looked for. What is null does not filter.
 *
 * @param condition code of the condition of any area
 * @param protocol id of the protocol, whatever its version
 * @param externalId the caller's own id for the plan
 * @param updatedSince inclusive
 * @param before only plans older than the one with this id
 * @param limit the most plans that are wanted
 */
public record PlanSearch(
        @Nullable PatientReference patient,
        @Nullable PlanStatus status,
        @Nullable String condition,
        @Nullable String protocol,
        @Nullable String externalId,
        @Nullable Instant updatedSince,
        @Nullable UUID before,
        int limit) {

    /** Whatever plans a patient has, newest first. */
    public static PlanSearch ofPatient(PatientReference patient, int limit) {
        return new PlanSearch(patient, null, null, null, null, null, null, limit);
    }
}
