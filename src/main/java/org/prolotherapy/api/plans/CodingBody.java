package org.prolotherapy.api.plans;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Coding;

/** A code that the caller has for a condition. It is kept and shown, and not looked up. */
@Schema(name = "CallersCoding")
public record CodingBody(
        @NotNull @Size(min = 1, max = 255) String system,

        @Size(min = 1, max = 100) @Nullable String version,

        @NotNull @Size(min = 1, max = 100) String code,

        @Size(min = 1, max = 200) @Nullable String display) {

    Coding toCoding() {
        return new Coding(system, version, code, display);
    }

    /** Whether the code can be one of its system, so far as that is known here. */
    boolean canBeRead() {
        try {
            toCoding();
            return true;
        } catch (IllegalArgumentException notOfItsSystem) {
            return false;
        }
    }

    static @Nullable CodingBody of(@Nullable Coding coding) {
        return coding == null
                ? null
                : new CodingBody(coding.system(), coding.version(), coding.code(), coding.display());
    }
}
