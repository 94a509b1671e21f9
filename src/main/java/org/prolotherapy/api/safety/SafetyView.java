package org.prolotherapy.api.safety;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.safety.Allergies;
import org.prolotherapy.safety.SafetyReview;

@Schema(name = "Safety")
public record SafetyView(
        List<Explanation> contraindications,
        List<Explanation> warnings,
        List<Explanation> outstanding,
        List<AllergyView> allergies) {

    /**
     * What safety says of a plan.
     *
     * @param further warnings that do not follow from the screening and the solution
     */
    public static SafetyView of(SafetyReview review, Allergies allergies, List<Finding> further, Knowledge knowledge) {
        return new SafetyView(
                knowledge.explain(review.refusals()),
                Stream.concat(review.warnings().stream(), further.stream())
                        .map(knowledge::explain)
                        .toList(),
                knowledge.explain(review.outstanding()),
                allergies.all().stream().map(AllergyView::of).toList());
    }
}
