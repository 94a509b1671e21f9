package org.prolotherapy.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The EHR's own identifier of a patient; no name and no birth date is kept.
 *
 * @param system the URI that names who gave the identifier; without a vertical bar
 * @param value the identifier in that system
 */
@Embeddable
public record PatientReference(
        @Column(name = "patient_system") String system,
        @Column(name = "patient_value") String value) {}
