package org.prolotherapy.plan;

import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.Sentence;

/** The session's state does not allow what was asked. */
public class SessionStateForbids extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param rule which state would allow it */
    SessionStateForbids(TreatmentSession session, Sentence rule) {
        super(
                PlanProblem.SESSION_STATE,
                Sentence.of("Session {session} is {status}.", session.number(), session.status())
                        .then(rule));
        with("sessionStatus", session.status());
    }
}
