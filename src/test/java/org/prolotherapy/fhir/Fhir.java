package org.prolotherapy.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/** What is asked for in FHIR, read as strictly as HAPI can. */
final class Fhir {

    static final FhirContext R4 = FhirContext.forR4Cached();

    /** All types that are told of plans. */
    static final List<String> OF_PLANS = List.of(
            "CarePlan",
            "ServiceRequest",
            "Appointment",
            "Procedure",
            "MedicationAdministration",
            "Observation",
            "Condition",
            "Goal",
            "Consent",
            "AdverseEvent",
            "Flag",
            "DetectedIssue",
            "Provenance");

    /** All types that are told of what the texts say. */
    static final List<String> KNOWN = List.of("PlanDefinition", "ActivityDefinition", "CodeSystem");

    private Fhir() {}

    static <R extends Resource> R read(String type, String id, Class<R> as) {
        Response answer = given().get("/fhir/" + type + "/" + id);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return parse(answer, as);
    }

    /** Everything that a search finds, through all pages. */
    static List<Resource> search(String query) {
        return entries(bundle(given().get("/fhir/" + query)));
    }

    static Bundle ofPatient(String type, String patient, String more) {
        return bundle(given().contentType("application/x-www-form-urlencoded;charset=utf-8")
                .body("patient:identifier=urn:example:ehr|" + patient + more)
                .post("/fhir/" + type + "/_search"));
    }

    static <R extends Resource> List<R> ofPatient(String type, String patient, Class<R> as) {
        return entries(ofPatient(type, patient, "")).stream().map(as::cast).toList();
    }

    static Bundle bundle(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return parse(answer, Bundle.class);
    }

    static List<Resource> entries(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }

    /** Refused, with an outcome that says why. */
    static OperationOutcome refused(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/fhir+json");
        return parse(answer, OperationOutcome.class);
    }

    static <R extends Resource> R parse(Response answer, Class<R> as) {
        assertThat(answer.asString()).doesNotContain(":null").doesNotContain("[]");
        return R4.newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(as, answer.asString());
    }

    static RequestSpecification asking() {
        return given().header("Accept", "application/fhir+json");
    }
}
