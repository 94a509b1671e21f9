package org.prolotherapy.api.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Token;

/** GET …/template. */
@QuarkusTest
class TemplatesTest {

    @Inject
    ClockForTests clock;

    private final Token token = Token.ofClinic("templates-" + UUID.randomUUID()).with(Token.EVERY_SCOPE);

    @Test
    void isWhatTheProtocolSaysAndIsRecordedAsItIs() {
        String plan = plan("sit-2020-knee", Body.kneeOsteoarthritis().mild().without("concentrationPercent"));
        ValidatableResponse template = template(plan, 1)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("performedAt", is("2027-01-04T09:00:00+03:00"))
                .body("performer", is("dr-demir"))
                .body("open", empty())
                .body(
                        "injections",
                        contains(Map.of(
                                "site",
                                "knee-joint",
                                "side",
                                "LEFT",
                                "structure",
                                "JOINT",
                                "solution",
                                "dextrose",
                                "concentrationPercent",
                                25,
                                "volumeMl",
                                5)));

        record(plan, 1, template).statusCode(201).body("deviations.rule", contains("consent"));
        record(plan, 1, template).statusCode(200);
    }

    @Test
    void hasBothSidesOfABilateralPlan() {
        String plan = plan(
                "dumais-2012-knee",
                Body.kneeOsteoarthritis().with("laterality", "BILATERAL").without("concentrationPercent"));

        ValidatableResponse template = template(plan, 1)
                .body(
                        "injections.site",
                        contains(
                                "tibial-collateral-ligament",
                                "tibial-collateral-ligament",
                                "fibular-collateral-ligament",
                                "fibular-collateral-ligament",
                                "knee-joint",
                                "knee-joint"))
                .body("injections.side", contains("LEFT", "RIGHT", "LEFT", "RIGHT", "LEFT", "RIGHT"))
                .body("injections[0]", not(hasKey("lotNumber")))
                .body("open", hasSize(1))
                .body("open[0].leastOf", contains("injectionsPerSide"))
                .body("open[0].missing", empty());

        record(plan, 1, template)
                .statusCode(201)
                .body("deviations.rule", containsInAnyOrder("consent", "not-evaluated"));
    }

    @Test
    void namesWhatIsLeftOpenAndGuessesNothing() {
        String plan = plan("rabago-2013-knee", Body.kneeOsteoarthritis().mild().without("concentrationPercent"));

        ValidatableResponse template = template(plan, 1)
                .body("injections.site", contains("knee-joint"))
                .body("open", hasSize(1))
                .body("open[0].role", is("PERI_ARTICULAR"))
                .body("open[0].sites", empty())
                .body("open[0].sides", contains("LEFT"))
                .body("open[0].injectionsPerSide", is(Map.of("min", 1, "max", 15)))
                .body("open[0].concentrationPercent", is(Map.of("min", 15, "max", 15)))
                .body("open[0].missing", contains("site", "volumeMl"));

        record(plan, 1, template).statusCode(201).body("injections", hasSize(1));
    }

    @Test
    void leavesOpenAVolumeOfWhichOnlyTheMostIsPublished() {
        String plan = plan(
                "maxwell-2007-achilles",
                Body.kneeOsteoarthritis()
                        .mild()
                        .with("condition", "achilles-tendinopathy")
                        .without("concentrationPercent"));

        template(plan, 1)
                .body("injections", empty())
                .body("open[0].volumeMl", is(Map.of("max", 0.5f)))
                .body("open[0].sites", contains("calcaneal-tendon"))
                .body("open[0].missing", contains("volumeMl"));
    }

    @Test
    void leavesOpenASideThatThePlanDoesNotHave() {
        String plan = plan(
                "cusi-2010-sij",
                Body.kneeOsteoarthritis()
                        .mild()
                        .with("condition", "sacroiliac-joint-instability")
                        .with("laterality", "NONE")
                        .without("concentrationPercent"));

        template(plan, 1)
                .body("injections", empty())
                .body("open[0].sides", empty())
                .body("open[0].missing", contains("side"));
    }

    @Test
    void namesOfSeveralRegionsTheSitesOfTheCondition() {
        String plan = plan(
                "hooper-ding-2004-spine",
                Body.kneeOsteoarthritis()
                        .mild()
                        .with("condition", "chronic-cervical-pain")
                        .with("laterality", "BILATERAL")
                        .without("concentrationPercent"));

        ValidatableResponse template = template(plan, 1).body("injections", hasSize(16));
        List<String> sites = template.extract().path("injections.site");
        assertThat(sites).containsOnly("zygapophysial-joint-capsules-cervical");
    }

    @Test
    void leavesEverythingOpenOfAProtocolWithoutSteps() {
        String plan = created(Body.kneeOsteoarthritis().without("performer"));

        ValidatableResponse template = template(plan, 1)
                .body("$", not(hasKey("performer")))
                .body("injections", empty())
                .body("open[0].solution", is("hypertonic-dextrose-lidocaine"))
                .body("open[0].concentrationPercent", is(Map.of("min", 15, "max", 15)))
                .body("open[0].missing", contains("site", "volumeMl"));
        assertThat(template.extract().<Map<String, Object>>path("open[0]")).doesNotContainKey("role");
    }

    @Test
    void isPerformedWhenItWasBookedForOnceThatIsOver() {
        String plan = created(Body.kneeOsteoarthritis());
        asJson().body(clinicWithDrDemir().toString())
                .header("If-Match", "*")
                .put("/v1/clinic")
                .then()
                .statusCode(200);
        asJson().body("{\"startsAt\": \"2027-01-04T10:00\", \"performer\": \"dr-demir\"}")
                .header("If-Match", "*")
                .post(plan + "/sessions/1/book")
                .then()
                .statusCode(201);

        template(plan, 1).body("performedAt", is("2027-01-04T09:00:00+03:00"));
        clock.set("2027-01-04T11:30:00+03:00");
        template(plan, 1).body("performedAt", is("2027-01-04T10:00:00+03:00"));
    }

    @Test
    void isThereForWhatIsNotRecordedYetAlone() {
        String plan = plan("sit-2020-knee", Body.kneeOsteoarthritis().mild().without("concentrationPercent"));
        record(plan, 1, template(plan, 1)).statusCode(201);

        template(plan, 1).statusCode(404);
        template(plan, 9).statusCode(404);
        template(plan, 2).statusCode(200);
    }

    private static Body clinicWithDrDemir() {
        return ClinicOfTests.open();
    }

    private String plan(String regimen, Body plan) {
        asJson().body(Map.of("id", "our-" + regimen, "basedOn", Map.of("regimen", regimen)))
                .post("/v1/protocols")
                .then()
                .statusCode(201);
        asJson().header("If-Match", "*")
                .body(Map.of("approvedBy", "Dr. Demir"))
                .post("/v1/protocols/our-" + regimen + "/approve")
                .then()
                .statusCode(200);
        return created(plan.with("protocol", "our-" + regimen));
    }

    private String created(Body plan) {
        return asJson().body(plan.toString())
                .post("/v1/treatment-plans")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private ValidatableResponse template(String plan, int session) {
        return token.request().get(plan + "/sessions/" + session + "/template").then();
    }

    private ValidatableResponse record(String plan, int session, ValidatableResponse body) {
        return asJson().body(body.extract().asString())
                .put(plan + "/sessions/" + session + "/record")
                .then();
    }

    private RequestSpecification asJson() {
        return token.request().contentType("application/json");
    }
}
