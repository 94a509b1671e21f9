package org.prolotherapy.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.TokenIsSent.callersOf;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The protocols that a clinic has made for itself, as definitions that its care plans name. */
@QuarkusTest
class ClinicsProtocolsTest {

    private final String clinic = "defines-" + UUID.randomUUID();

    @Test
    void areToldOnceTheyAreApproved() {
        callersOf(clinic, () -> {
            adopt("our-knee");
            Fhir.refused(given().get("/fhir/PlanDefinition/our-knee"), 404);
            approve("our-knee");

            PlanDefinition told = Fhir.read("PlanDefinition", "our-knee", PlanDefinition.class);
            assertThat(told.getStatus()).isEqualTo(PublicationStatus.ACTIVE);
            assertThat(told.getActionFirstRep().getTimingTiming().getRepeat().getCount())
                    .isPositive();
            ActivityDefinition session = Fhir.read("ActivityDefinition", "our-knee", ActivityDefinition.class);
            assertThat(told.getActionFirstRep().getDefinitionCanonicalType().getValue())
                    .isEqualTo(session.getUrl() + "|1");
            return clinic;
        });
    }

    @Test
    void areFoundByWhatACarePlanNames() {
        callersOf(clinic, () -> {
            adopt("our-knee");
            approve("our-knee");
            String plan = createPlan(kneeOsteoarthritis().with("protocol", "our-knee"))
                    .id();
            change("versions", "our-knee", null, 201);
            approve("our-knee");

            String[] named = Fhir.read("CarePlan", plan, CarePlan.class)
                    .getInstantiatesCanonical()
                    .get(0)
                    .getValue()
                    .split("\\|", -1);
            assertThat(Fhir.search("PlanDefinition?url=" + named[0] + "&version=" + named[1]))
                    .singleElement()
                    .satisfies(found ->
                            assertThat(found.getIdElement().getIdPart()).isEqualTo("our-knee.1"));
            assertThat(Fhir.read("PlanDefinition", "our-knee", PlanDefinition.class)
                            .getVersion())
                    .isEqualTo("2");
            return clinic;
        });
    }

    @Test
    void areProposedByUntilTheyAreRetired() {
        callersOf(clinic, () -> {
            adopt("our-knee");
            approve("our-knee");
            String apply = "/fhir/PlanDefinition/our-knee/$apply?severity=MILD&startOn=2027-01-04";
            List<String> planned = given().contentType("application/json")
                    .body("{\"protocol\": \"our-knee\", \"severity\": \"MILD\", \"startOn\": \"2027-01-04\"}")
                    .post("/v1/schedule-previews")
                    .path("sessions.target");
            CarePlan proposed = Fhir.parse(given().urlEncodingEnabled(false).get(apply), CarePlan.class);
            assertThat(proposed.getContained()).hasSameSizeAs(planned);

            change("retire", "our-knee", null, 200);

            assertThat(Fhir.read("PlanDefinition", "our-knee", PlanDefinition.class)
                            .getStatus())
                    .isEqualTo(PublicationStatus.RETIRED);
            assertThat(Fhir.refused(given().urlEncodingEnabled(false).get(apply), 409)
                            .getIssueFirstRep()
                            .getCode())
                    .isEqualTo(IssueType.CONFLICT);
            return clinic;
        });
    }

    @Test
    void areNoOtherClinics() {
        callersOf(clinic, () -> {
            adopt("our-knee");
            approve("our-knee");
            return clinic;
        });
        callersOf("other-" + UUID.randomUUID(), () -> {
            Fhir.refused(given().get("/fhir/PlanDefinition/our-knee"), 404);
            Fhir.refused(given().get("/fhir/ActivityDefinition/our-knee"), 404);
            assertThat(Fhir.search("PlanDefinition?url=http://localhost:8080/fhir/PlanDefinition/our-knee"))
                    .isEmpty();
            return clinic;
        });
    }

    @Test
    void haveIdsThatFhirTakes() {
        callersOf(clinic, () -> {
            String longName = "knee-".repeat(19) + "knee";
            adopt(longName);
            approve(longName);

            assertThat(Fhir.search("PlanDefinition?url=http://localhost:8080/fhir/PlanDefinition/" + longName))
                    .singleElement()
                    .satisfies(found -> {
                        String id = found.getIdElement().getIdPart();
                        assertThat(id).matches("[A-Za-z0-9.-]{1,64}");
                        Fhir.read("PlanDefinition", id, PlanDefinition.class);
                    });
            return clinic;
        });
    }

    /** As {@code our-} and the regimen's id. */
    static void adoptAndApprove(String regimen) {
        adopt("our-" + regimen, regimen);
        approve("our-" + regimen);
    }

    private static void adopt(String id) {
        adopt(id, "rabago-2013-knee");
    }

    private static void adopt(String id, String regimen) {
        json("{\"id\": \"" + id + "\", \"basedOn\": {\"regimen\": \"" + regimen + "\"}}")
                .post("/v1/protocols")
                .then()
                .statusCode(201);
    }

    private static void approve(String id) {
        change("approve", id, "{\"approvedBy\": \"Dr. Demir\"}", 200);
    }

    private static void change(String action, String id, @Nullable String body, int status) {
        RequestSpecification request = body == null ? given() : json(body);
        request.header("If-Match", "*")
                .post("/v1/protocols/" + id + "/" + action)
                .then()
                .statusCode(status);
    }

    private static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }
}
