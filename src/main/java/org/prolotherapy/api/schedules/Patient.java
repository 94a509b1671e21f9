package org.prolotherapy.api.schedules;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.prolotherapy.plan.PatientReference;

public record Patient(
        @NotNull
        @Size(max = 255)
        @Pattern(
                regexp = "[A-Za-z][A-Za-z0-9+.-]*:[^\\s|]+",
                message = "must be a URI like urn:example:ehr, without spaces and |")
        String system,

        @NotNull @Size(min = 1, max = 255) String value) {

    public PatientReference toReference() {
        return new PatientReference(system, value);
    }

    public static Patient of(PatientReference reference) {
        return new Patient(reference.system(), reference.value());
    }
}
