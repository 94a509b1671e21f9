package org.prolotherapy.api.plans;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.plan.PatientReference;

@Schema(
        name = "Patient",
        description = "The EHR's own identifier of a patient. No name and no birth date belongs here.")
public record Patient(
        @Schema(description = "URI that names who gave the identifier.", examples = "urn:example:ehr")
        @NotNull
        @Size(max = 255)
        @Pattern(
                regexp = "[A-Za-z][A-Za-z0-9+.-]*:[^\\s|]+",
                message = "must be a URI like urn:example:ehr, without spaces and |")
        String system,

        @Schema(description = "The identifier in that system.", examples = "12345") @NotNull @Size(min = 1, max = 255)
        String value) {

    PatientReference toReference() {
        return new PatientReference(system, value);
    }

    static Patient of(PatientReference reference) {
        return new Patient(reference.system(), reference.value());
    }
}
