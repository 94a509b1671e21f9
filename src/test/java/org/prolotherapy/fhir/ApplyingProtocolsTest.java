package org.prolotherapy.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Plan;

/** Protocols as definitions, and what {@code $apply} proposes by them. */
@QuarkusTest
class ApplyingProtocolsTest {

    private static final String APPLY = "/fhir/PlanDefinition/hypertonic-dextrose/$apply";

    @Test
    void proposesACourseAndStoresNothing() {
        int before = plans();
        CarePlan proposed = Fhir.parse(
                given().urlEncodingEnabled(false)
                        .get(APPLY + "?severity=MODERATE&startOn=2027-01-04&closures=2027-02-09"),
                CarePlan.class);

        assertThat(proposed.getStatus().toCode()).isEqualTo("draft");
        assertThat(proposed.getIntent().toCode()).isEqualTo("proposal");
        assertThat(proposed.hasId()).isFalse();
        assertThat(proposed.getContained()).hasSize(5);
        assertThat(proposed.getContained())
                .extracting(each ->
                        ((ServiceRequest) each).getExtension().get(0).getValue().primitiveValue())
                .containsExactly("2027-01-04", "2027-01-22", "2027-02-10", "2027-03-01", "2027-03-19");
        Period window = (Period) ((ServiceRequest) proposed.getContained().get(1)).getOccurrence();
        assertThat(window.getStartElement().getValueAsString()).isEqualTo("2027-01-18");
        assertThat(proposed.getActivity().get(0).getReference().getReference()).isEqualTo("#session-1");
        assertThat(plans()).isEqualTo(before);
    }

    private static int plans() {
        return Fhir.bundle(given().get("/fhir/Goal?_id=x&_summary=count")).getTotal()
                + given().get(Plan.PLANS + "?limit=200").<List<?>>path("items").size();
    }

    @Test
    void readsItsParametersFromABody() {
        Response answer = apply("""
                {"resourceType": "Parameters", "parameter": [
                  {"name": "subject", "valueString": "urn:example:ehr|12345"},
                  {"name": "parameters", "resource": {"resourceType": "Parameters", "parameter": [
                    {"name": "severity", "valueCode": "MILD"},
                    {"name": "startOn", "valueDate": "2027-01-04"},
                    {"name": "sessionCount", "valueInteger": 4}]}}]}
                """);
        CarePlan proposed = Fhir.parse(answer, CarePlan.class);
        assertThat(proposed.getContained()).hasSize(4);
        assertThat(proposed.getSubject().getIdentifier().getValue()).isEqualTo("12345");
    }

    @Test
    void losesNothingOfABodySilently() {
        for (String wrong : List.of(
                "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"severity\", \"valueKode\": \"MILD\"}]}",
                "{\"resourceType\": \"Parameters\", \"colour\": \"red\"}",
                "{\"resourceType\": \"Patient\"}",
                "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"colour\", \"valueCode\": \"red\"}]}",
                "{\"resourceType\": \"Parameters\", \"parameter\": [",
                "[]",
                "x")) {
            assertThat(Fhir.refused(apply(wrong), 400).getIssue()).as(wrong).isNotEmpty();
        }
    }

    private static Response apply(String parameters) {
        return given().urlEncodingEnabled(false)
                .contentType("application/fhir+json;charset=utf-8")
                .body(parameters)
                .post(APPLY);
    }

    @Test
    void saysWhatWouldBePossibleInstead() {
        OperationOutcome refused = Fhir.refused(
                given().urlEncodingEnabled(false).get(APPLY + "?severity=SEVERE&startOn=2027-01-04&sessionCount=9"),
                422);
        assertThat(refused.getIssueFirstRep().getCode()).isEqualTo(IssueType.BUSINESSRULE);
        assertThat(refused.getIssueFirstRep().getDiagnostics()).contains("alternatives", "sessionCount");
        Fhir.refused(given().urlEncodingEnabled(false).get(APPLY + "?severity=HUGE"), 400);
    }

    @Test
    void tellsProtocolsAsDefinitions() {
        PlanDefinition told = Fhir.read("PlanDefinition", "hypertonic-dextrose", PlanDefinition.class);
        assertThat(told.getActionFirstRep().getTimingTiming().getRepeat().getCount())
                .isEqualTo(3);
        assertThat(told.getActionFirstRep().getTimingTiming().getRepeat().getCountMax())
                .isEqualTo(6);
        assertThat(told.getActionFirstRep().getTimingTiming().getRepeat().getPeriod())
                .isEqualByComparingTo("14");
        assertThat(told.getRelatedArtifact()).isNotEmpty();
        assertThat(Fhir.search("PlanDefinition?url=" + told.getUrl() + "&version=" + told.getVersion()))
                .hasSize(1);
        assertThat(Fhir.search("ActivityDefinition?url=" + told.getUrl().replace("PlanDefinition", "ActivityDefinition")
                        + "&version=" + told.getVersion()))
                .hasSize(1);
    }
}
