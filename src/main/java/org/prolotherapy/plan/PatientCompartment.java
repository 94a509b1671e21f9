package org.prolotherapy.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.prolotherapy.platform.audit.RestrictedCallers;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.security.Caller;

/**
 * What the current caller sees of all plans: those of one patient if the token has a claim {@code patient}, whatever its
 * scopes are, and else every one.
 */
@ApplicationScoped
public class PatientCompartment implements RestrictedCallers {

    private static final String CLAIM = "patient";

    private final Caller caller;

    PatientCompartment(Caller caller) {
        this.caller = caller;
    }

    /**
     * The one patient, if the caller is restricted to one.
     *
     * @throws Problem {@code forbidden} if the claim is there, but names nobody
     */
    public Optional<PatientReference> patient() {
        return caller.claim(CLAIM)
                .map(text -> PatientReference.parse(text)
                        .orElseThrow(() -> new Problem(
                                ProblemType.FORBIDDEN,
                                "The token's claim " + CLAIM + " must be an identifier like urn:example:ehr|12345.")));
    }

    @Override
    public Optional<String> part() {
        return patient().map(someone -> someone.system() + "|" + someone.value());
    }

    /** Whether the caller may know of this patient's plans. */
    public boolean holds(PatientReference someone) {
        return patient().map(someone::equals).orElse(true);
    }
}
