package org.prolotherapy.api.reference;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.Region;

@Schema(
        name = "Condition",
        description = "A disorder that the texts treat with prolotherapy.",
        requiredProperties = {"code", "display", "regions", "osteoarthritis", "sources"})
record ConditionView(
        @Schema(description = "Names the condition: the `condition` of a plan.", examples = "knee-osteoarthritis")
        String code,

        @Schema(description = "The name in English.", examples = "Osteoarthritis of the knee")
        String display,

        @Schema(
                description =
                        "Its code in the ICD-10 of the World Health Organization. Absent where none was verified.",
                examples = "M17")
        @Nullable
        String icd10,

        @Schema(
                description = "Where it is treated. An injection elsewhere is flagged, never refused.",
                minItems = 1,
                examples = "[\"KNEE\"]")
        List<Region> regions,

        @Schema(
                description = "Whether it is an osteoarthritis: beyond a mild one a plan carries a warning.",
                examples = "true")
        boolean osteoarthritis,

        @Schema(description = "Codes of the sources, of `/v1/sources`.", minItems = 1, examples = "[\"S0\", \"S2\"]")
        List<String> sources) {

    static ConditionView of(Condition condition) {
        return new ConditionView(
                condition.code(),
                condition.display(),
                condition.icd10(),
                condition.regions(),
                condition.osteoarthritis(),
                condition.sources());
    }
}
