package org.prolotherapy.api.reference;

import java.util.List;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.reference.Breach;

/** What a clinic must not define, as the caller is told. */
final class Breaches {

    private Breaches() {}

    /** @throws Problem {@code rule-violated} with all of them, if there are any */
    static void refuse(List<Breach> breaches, Sentence detail, Knowledge knowledge) {
        if (!breaches.isEmpty()) {
            throw new Problem(
                    PlanProblem.RULE_VIOLATED,
                    detail,
                    breaches.stream()
                            .map(breach -> violation(breach, knowledge))
                            .toList());
        }
    }

    private static Violation violation(Breach breach, Knowledge knowledge) {
        Violation violation = Violation.of(Violation.In.BODY, "/" + breach.place(), breach.reason());
        return breach.rule() == null
                ? violation
                : violation.against(
                        breach.rule().code(), knowledge.rule(breach.rule()).sources());
    }
}
