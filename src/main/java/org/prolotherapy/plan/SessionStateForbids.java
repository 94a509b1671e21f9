package org.prolotherapy.plan;

import org.prolotherapy.platform.problem.Problem;

/** The session's state does not allow what was asked. */
public class SessionStateForbids extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param rule which state would allow it, in a sentence */
    SessionStateForbids(TreatmentSession session, String rule) {
        super(PlanProblem.SESSION_STATE, "Session " + session.number() + " is " + session.status() + ". " + rule);
        with("sessionStatus", session.status());
    }
}
