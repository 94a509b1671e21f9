package org.prolotherapy.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;

/**
 * The EHR's own identifier of a patient; no name and no birth date is kept.
 *
 * @param system the URI that names who gave the identifier; without a vertical bar
 * @param value the identifier in that system
 */
@Embeddable
public record PatientReference(
        @Column(name = "patient_system") String system,
        @Column(name = "patient_value") String value) {

    /** Reads {@code system|value}; nothing if the text is not written like that. */
    public static Optional<PatientReference> parse(String text) {
        int bar = text.indexOf('|');
        return bar > 0 && bar < text.length() - 1
                ? Optional.of(new PatientReference(text.substring(0, bar), text.substring(bar + 1)))
                : Optional.empty();
    }
}
