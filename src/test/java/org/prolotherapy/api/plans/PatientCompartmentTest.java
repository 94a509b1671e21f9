package org.prolotherapy.api.plans;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.PLANS;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.Plan;
import org.prolotherapy.Token;

/** A patient sees the plans of one patient, whatever the token may do besides. */
@QuarkusTest
class PatientCompartmentTest {

    private static final String SCOPES = "patient/TreatmentPlan.rs patient/Session.rs";

    private final String ayse = UUID.randomUUID().toString();
    private final String mehmet = UUID.randomUUID().toString();
    private Plan hers;
    private Plan his;

    @BeforeEach
    void twoPatientsHaveAPlanEach() {
        hers = createPlan(kneeOsteoarthritis().ofPatient(ayse));
        his = createPlan(kneeOsteoarthritis().ofPatient(mehmet));
    }

    @Test
    void readsTheOwnPlanAndWhatIsBelowIt() {
        for (String below : List.of("", "/sessions", "/sessions/1", "/progress", "/consents", "/revisions")) {
            her().request().get(hers.address() + below).then().statusCode(200);
        }
    }

    @Test
    void findsNothingWhereAnotherPatientsPlanIs() {
        String missing = PLANS + "/" + UUID.randomUUID();
        for (String below : List.of("", "/sessions", "/sessions/1", "/progress", "/consents", "/revisions")) {
            String own = her().request()
                    .get(his.address() + below)
                    .then()
                    .statusCode(404)
                    .extract()
                    .path("detail");
            assertThat(own)
                    .isEqualTo(her().request()
                            .get(missing + below)
                            .then()
                            .statusCode(404)
                            .extract()
                            .path("detail"));
        }
    }

    @Test
    void listsTheOwnPlansAlone() {
        her().request().get(PLANS).then().statusCode(200).body("items.id", contains(hers.id()));
        her().request()
                .queryParam("patient", "urn:example:ehr|" + mehmet)
                .get(PLANS)
                .then()
                .statusCode(200)
                .body("items", empty());
        search(her(), object()).statusCode(200).body("items.id", contains(hers.id()));
        search(her(), object().with("patient", "urn:example:ehr|" + mehmet))
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void listsTheOwnSessionsAlone() {
        her().request()
                .get("/v1/sessions")
                .then()
                .statusCode(200)
                .body("items", hasSize(5))
                .body("items.planId", everyItem(equalTo(hers.id())));
    }

    @Test
    void changesNothing() {
        her().request()
                .contentType("application/json")
                .header("If-Match", "*")
                .body(because("I am tired of it.").toString())
                .post(hers.address() + "/cancel")
                .then()
                .statusCode(403)
                .body("requiredScopes", contains("system/TreatmentPlan.u", "user/TreatmentPlan.u"))
                .header("WWW-Authenticate", containsString("error=\"insufficient_scope\""));
        assertThat(hers.status()).isEqualTo("ACTIVE");
    }

    @Test
    void staysRestrictedWithTheScopesOfAProgram() {
        Token token = Token.forEverything().ofPatient(ayse);

        token.request().get(his.address()).then().statusCode(404);
        token.request().get(PLANS).then().statusCode(200).body("items.id", contains(hers.id()));
        token.request()
                .contentType("application/json")
                .header("If-Match", "*")
                .body(because("By mistake.").toString())
                .post(his.address() + "/cancel")
                .then()
                .statusCode(404);
        assertThat(his.status()).isEqualTo("ACTIVE");
    }

    @Test
    void letsAProgramForOnePatientMakeThatPatientsPlansOnly() {
        Token token = Token.forEverything().ofPatient(ayse);

        create(token, kneeOsteoarthritis().ofPatient(ayse)).statusCode(201);
        create(token, kneeOsteoarthritis().ofPatient(mehmet)).statusCode(403).body("code", equalTo("forbidden"));
        given().queryParam("patient", "urn:example:ehr|" + mehmet)
                .get(PLANS)
                .then()
                .body("items.id", contains(his.id()));
    }

    @Test
    void isRefusedIfTheClaimNamesNobody() {
        for (String nobody : List.of("", "urn:example:ehr", "|1", "urn:example:ehr|")) {
            Token token = Token.withScopes(SCOPES).claim("patient", nobody);
            token.request().get(PLANS).then().statusCode(403).body("detail", containsString("claim patient"));
            token.request().get(hers.address()).then().statusCode(403);
        }
        Token.withScopes(SCOPES).claim("patient", 7).request().get(PLANS).then().statusCode(403);
    }

    private Token her() {
        return Token.withScopes(SCOPES).ofPatient(ayse);
    }

    private static ValidatableResponse search(Token token, Body filters) {
        return token.request()
                .contentType("application/json")
                .body(filters.toString())
                .post(PLANS + "/_search")
                .then();
    }

    private static ValidatableResponse create(Token token, Body plan) {
        return token.request()
                .contentType("application/json")
                .body(plan.toString())
                .post(PLANS)
                .then();
    }
}
