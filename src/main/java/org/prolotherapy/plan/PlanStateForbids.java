package org.prolotherapy.plan;

import java.util.List;
import org.prolotherapy.platform.problem.Problem;

/** The plan's state does not allow what was asked; says which state that is and what it allows. */
public class PlanStateForbids extends Problem {

    private static final long serialVersionUID = 1L;

    PlanStateForbids(PlanAction action, PlanStatus status) {
        this(status, action.code() + " is not possible while the plan is " + status + ".");
    }

    PlanStateForbids(PlanStatus status, String why) {
        super(PlanProblem.PLAN_STATE, why + " " + allowed(PlanAction.allowedIn(status)));
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
            throw new PlanStateForbids(plan.status(), "The course has ended.");
        }
    }

    private static String allowed(List<String> actions) {
        return actions.isEmpty() ? "This state allows no action." : "It allows: " + String.join(", ", actions) + ".";
    }
}
