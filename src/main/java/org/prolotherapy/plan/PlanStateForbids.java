package org.prolotherapy.plan;

import java.util.List;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Sentence;

/** The plan's state does not allow what was asked; says which state that is and what it allows. */
public class PlanStateForbids extends Problem {

    private static final long serialVersionUID = 1L;

    PlanStateForbids(PlanAction action, PlanStatus status) {
        this(status, Sentence.of("{action} is not possible while the plan is {status}.", action.code(), status));
    }

    PlanStateForbids(PlanStatus status, Sentence why) {
        super(PlanProblem.PLAN_STATE, why.then(allowed(PlanAction.allowedIn(status))));
        with("planStatus", status);
        with("allowed", PlanAction.allowedIn(status));
    }

    /**
     * Checks that the course can still go on.
     *
     * @throws PlanStateForbids if it has ended
     */
    public static void ifEnded(TreatmentPlan plan) {
        if (!plan.status().isOpen()) {
            throw new PlanStateForbids(plan.status(), Sentence.of("The course has ended."));
        }
    }

    private static Sentence allowed(List<String> actions) {
        return actions.isEmpty()
                ? Sentence.of("This state allows no action.")
                : Sentence.of("It allows: {actions}.", actions);
    }
}
