package org.prolotherapy.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.clinic.FhirPatients;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.security.Caller;
import org.prolotherapy.platform.security.RestrictedCallers;

/**
 * What the current caller sees of all plans: those of one patient if the token has a claim {@code patient}, whatever its
 * scopes are, and else every one.
 */
@ApplicationScoped
public class PatientCompartment implements RestrictedCallers {

    private static final String CLAIM = "patient";

    private final Caller caller;
    private final Clinic clinic;

    PatientCompartment(Caller caller, Clinic clinic) {
        this.caller = caller;
        this.clinic = clinic;
    }

    /**
     * The one patient, if the caller is restricted to one.
     *
     * @throws Problem {@code forbidden} if the claim is there, but names nobody
     */
    public Optional<PatientReference> patient() {
        return caller.claim(CLAIM)
                .map(text -> Optional.of(text)
                        .filter(any -> Format.flawOf(any) == null)
                        .flatMap(any -> PatientReference.parse(any).or(() -> launchedWith(any)))
                        .orElseThrow(() -> new Problem(
                                ProblemType.FORBIDDEN,
                                "The token's claim {claim} must be an identifier like urn:example:ehr|12345. An id of"
                                        + " FHIR, as a SMART launch gives it, says whose only if the clinic's settings name"
                                        + " exactly one system in fhirPatients.",
                                CLAIM)));
    }

    /** A SMART launch names the patient by the id of a FHIR resource, which the clinic says how to read. */
    private Optional<PatientReference> launchedWith(String id) {
        List<FhirPatients> known = clinic.profile().fhirPatients();
        return id.indexOf('|') >= 0 || known.size() != 1
                ? Optional.empty()
                : known.get(0)
                        .addressOf(id)
                        .map(address -> new PatientReference(known.get(0).system(), id));
    }

    @Override
    public Optional<String> part() {
        return patient().map(someone -> someone.system() + "|" + someone.value());
    }

    @Override
    public Set<String> resources() {
        return Set.of("TreatmentPlan", "Session");
    }

    /** Whether the caller may know of this patient's plans. */
    public boolean holds(PatientReference someone) {
        return patient().map(someone::equals).orElse(true);
    }
}
