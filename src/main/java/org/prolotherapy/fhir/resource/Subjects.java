package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.clinic.FhirPatients;
import org.prolotherapy.plan.PatientReference;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/** Patients as FHIR refers to them: by the identifier of the EHR and, where the clinic says how, by an address. */
@Singleton
public class Subjects {

    private static final String PATIENT = "Patient";

    private final Clinic clinic;

    Subjects(Clinic clinic) {
        this.clinic = clinic;
    }

    /** A reference to a patient. */
    Reference of(PatientReference patient) {
        Reference reference = new Reference();
        reference.setType(PATIENT);
        reference.setIdentifier(new Identifier().setSystem(patient.system()).setValue(patient.value()));
        clinic.profile().fhirPatients().stream()
                .filter(known -> known.system().equals(patient.system()))
                .flatMap(known -> known.addressOf(patient.value()).stream())
                .findFirst()
                .ifPresent(reference::setReference);
        return reference;
    }

    /**
     * The patient whom a query names.
     *
     * @param parameter as it was given, with its modifier
     * @throws Problem {@code not-supported} for an address or an id that cannot be told to be whose: to find nothing would read
     *     as if the patient had no plans
     */
    public PatientReference asked(String parameter, String modifier, String value) {
        if (modifier.equals("identifier")) {
            return PatientReference.parse(value)
                    .orElseThrow(() -> Problem.of(
                            ProblemType.INVALID_REQUEST,
                            Violation.query(parameter, "must be a system, a bar and a value: urn:example:ehr|12345")));
        }
        if (!modifier.isEmpty() && !modifier.equals(PATIENT)) {
            throw Problem.of(
                    ProblemType.NOT_SUPPORTED,
                    Violation.query(parameter, "is not supported; ask by {parameter}:identifier", name(parameter)));
        }
        List<FhirPatients> known = clinic.profile().fhirPatients();
        return known.stream()
                .flatMap(system ->
                        system.valueOf(value).map(found -> new PatientReference(system.system(), found)).stream())
                .findFirst()
                .or(() -> ofId(value, known))
                .orElseThrow(() -> unknown(parameter, known));
    }

    private static Optional<PatientReference> ofId(String value, List<FhirPatients> known) {
        String id = value.startsWith(PATIENT + "/") ? value.substring(PATIENT.length() + 1) : value;
        return known.size() == 1 && known.get(0).addressOf(id).isPresent()
                ? Optional.of(new PatientReference(known.get(0).system(), id))
                : Optional.empty();
    }

    private static Problem unknown(String parameter, List<FhirPatients> known) {
        return Problem.of(
                ProblemType.NOT_SUPPORTED,
                Violation.query(
                        parameter,
                        known.isEmpty()
                                ? "cannot be told to be whose, since the clinic's settings have no fhirPatients; ask by"
                                        + " {parameter}:identifier=system|value, best in a POST to _search"
                                : "is no address that the clinic's fhirPatients name; ask by"
                                        + " {parameter}:identifier=system|value, best in a POST to _search",
                        name(parameter)));
    }

    private static String name(String parameter) {
        int colon = parameter.indexOf(':');
        return colon < 0 ? parameter : parameter.substring(0, colon);
    }
}
