package org.prolotherapy.api.safety;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.safety.SafetyReview;

@Schema(name = "Safety")
public record SafetyView(
        List<Explanation> contraindications, List<Explanation> warnings, List<Explanation> outstanding) {

    /** The same with more to weigh. */
    public SafetyView warning(List<Explanation> more) {
        return new SafetyView(
                contraindications,
                Stream.concat(warnings.stream(), more.stream()).toList(),
                outstanding);
    }

    public static SafetyView of(SafetyReview review, Knowledge knowledge) {
        return new SafetyView(
                knowledge.explain(review.refusals()),
                knowledge.explain(review.warnings()),
                knowledge.explain(review.outstanding()));
    }
}
