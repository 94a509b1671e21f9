package org.prolotherapy.api.plans;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.safety.SafetyReview;

@Schema(name = "Safety", description = "What safety says about the plan as it is now.")
public record SafetyView(
        @Schema(
                description =
                        "Hard rules that the plan breaks; there are some only after a later screening, and they hold it.",
                required = true)
        List<Explanation> contraindications,

        @Schema(
                description = "What a clinician should weigh, and as not-evaluated each rule that lacks a figure.",
                required = true)
        List<Explanation> warnings,

        @Schema(description = "What is still to be done or answered.", required = true)
        List<Explanation> outstanding) {

    static SafetyView of(SafetyReview review, Knowledge knowledge) {
        return new SafetyView(
                knowledge.explain(review.refusals()),
                knowledge.explain(review.warnings()),
                knowledge.explain(review.outstanding()));
    }
}
