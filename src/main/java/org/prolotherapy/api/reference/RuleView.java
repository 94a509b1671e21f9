package org.prolotherapy.api.reference;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.knowledge.Rule;
import org.prolotherapy.knowledge.Strength;

@Schema(
        name = "Rule",
        description =
                "A rule that the service applies. Rationales, notes, warnings, deviations and reasons of a refusal"
                        + " refer to it by its code.",
        requiredProperties = {"code", "display", "strength", "sources"})
record RuleView(
        @Schema(description = "Names the rule: the `rule` of a finding.", examples = "six-month-cap")
        String code,

        @Schema(
                description = "The rule in one English sentence.",
                examples = "A course is completed within six calendar months of its first session.")
        String display,

        @Schema(description = """
                        What follows when it is not met. `HARD`: a plan is refused or held, a record is flagged. `GATE`: nothing is \
                        booked. `OUTSTANDING`: it is listed until it is met. `WARNING`: it is said, and a clinician \
                        decides. `INFO`: nothing, it explains a figure.""", examples = "HARD") Strength strength,

        @Schema(
                description = "Codes of the sources, of `/v1/sources`. `OURS` marks what no text says.",
                minItems = 1,
                examples = "[\"S3\"]")
        List<String> sources) {

    static RuleView of(Rule rule) {
        return new RuleView(rule.id().code(), rule.sentence(), rule.strength(), rule.sources());
    }
}
