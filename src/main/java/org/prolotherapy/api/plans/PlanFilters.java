package org.prolotherapy.api.plans;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.PatientReference;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.Cursor;

/**
 * The filters of a list of plans, however they were sent.
 *
 * @param patient as system|value
 * @param ifNoPatient what to answer if the patient is not written like that
 */
record PlanFilters(
        @Nullable String patient,
        Violation ifNoPatient,
        @Nullable PlanStatus status,
        @Nullable String condition,
        @Nullable Instant updatedSince) {

    static final String PATIENT_EXPECTED = "must be an identifier like urn:example:ehr|12345";

    PlanFilters {
        if (patient != null && PatientReference.parse(patient).isEmpty()) {
            throw Problem.of(ProblemType.INVALID_REQUEST, ifNoPatient);
        }
    }

    @Nullable
    PatientReference patientReference() {
        return patient == null ? null : PatientReference.parse(patient).orElseThrow();
    }

    /** By which a cursor knows the list that it belongs to. */
    String fingerprint() {
        return Cursor.filters("treatment-plans", patient, status, condition, updatedSince);
    }
}
