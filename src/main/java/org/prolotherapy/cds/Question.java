package org.prolotherapy.cds;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.prolotherapy.clinic.FhirPatients;
import org.prolotherapy.plan.PatientReference;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.sharing.SharingProblem;

/** What a client asks: the hook, its context, and what was fetched for it. Members that are not known are left alone. */
record Question(JsonNode body) {

    private static final Pattern UUID =
            Pattern.compile("(?i)(urn:uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final String PATIENT_ID = "/context/patientId";
    private static final String PATIENT = "/prefetch/patient";

    /**
     * Checks that it is one about a hook.
     *
     * @throws Problem {@code invalid-request} with everything that is missing in it
     */
    Question aboutHook(String hook) {
        List<Violation> wrong = new ArrayList<>();
        if (!body.path("hook").asText().equals(hook)) {
            wrong.add(Violation.body("/hook", "must be {hook}", hook));
        }
        if (!UUID.matcher(body.path("hookInstance").asText()).matches()) {
            wrong.add(Violation.body("/hookInstance", "must be a UUID"));
        }
        for (String needed : List.of("userId", "patientId")) {
            if (!body.path("context").path(needed).isTextual()
                    || body.path("context").path(needed).asText().isBlank()) {
                wrong.add(Violation.body("/context/" + needed, "must be the id of a resource"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Problem(
                    ProblemType.INVALID_REQUEST, Sentence.of("The request is no question about {hook}.", hook), wrong);
        }
        return this;
    }

    /** Whoever works with the client. */
    String user() {
        return body.path("context").path("userId").asText();
    }

    /**
     * The resources of a member of the context, which is a bundle or, as older examples have it, an array.
     *
     * @throws Problem {@code invalid-request} if it is neither
     */
    List<JsonNode> resources(String member) {
        JsonNode value = body.path("context").path(member);
        if (value.isArray()) {
            return stream(value).toList();
        }
        if (value.path("resourceType").asText().equals("Bundle")
                && (value.path("entry").isArray() || value.path("entry").isMissingNode())) {
            return stream(value.path("entry"))
                    .map(entry -> entry.path("resource"))
                    .toList();
        }
        throw Problem.of(ProblemType.INVALID_REQUEST, Violation.body("/context/" + member, "must be a Bundle"));
    }

    /**
     * Whom it is about, by every identifier under which there may be plans.
     *
     * @param known where the clinic's patients are found as FHIR resources
     * @throws Problem {@code cds-not-evaluated} if that cannot be told: no answer would read as if there were nothing to know
     */
    List<PatientReference> patient(List<FhirPatients> known) {
        String id = body.path("context").path("patientId").asText().replaceFirst("^Patient/", "");
        JsonNode patient = body.at(PATIENT);
        List<PatientReference> found = new ArrayList<>();
        if (patient.path("resourceType").asText().equals("Patient")) {
            if (!patient.path("id").asText().equals(id)) {
                throw notEvaluated(PATIENT, "must be the patient whom {parameter} names", PATIENT_ID);
            }
            stream(patient.path("identifier"))
                    .filter(each -> !each.path("use").asText().equals("old"))
                    .flatMap(each -> reference(each).stream())
                    .forEach(found::add);
        }
        if (known.size() == 1 && known.get(0).addressOf(id).isPresent()) {
            found.add(new PatientReference(known.get(0).system(), id));
        }
        if (found.isEmpty()) {
            throw notEvaluated(
                    PATIENT,
                    "must be a Patient with identifiers that have a system and a value: by {parameter} alone the patient is"
                            + " not known here",
                    PATIENT_ID);
        }
        return found.stream().distinct().toList();
    }

    private static Optional<PatientReference> reference(JsonNode identifier) {
        String system = identifier.path("system").asText();
        String value = identifier.path("value").asText();
        return system.isEmpty() || value.isEmpty() ? Optional.empty() : PatientReference.parse(system + '|' + value);
    }

    /** A rule that is to be evaluated cannot be. */
    static Problem notEvaluated(String field, @CompileTimeConstant String message, Object... values) {
        return Problem.of(SharingProblem.CDS_NOT_EVALUATED, Violation.body(field, message, values));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
