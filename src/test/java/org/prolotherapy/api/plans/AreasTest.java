package org.prolotherapy.api.plans;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.injection;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.Token;

/** Plans that treat several areas in the same sessions, levels of the spine, and what no code says. */
@QuarkusTest
class AreasTest {

    private final Token token = Token.ofClinic("areas-" + UUID.randomUUID()).with(Token.EVERY_SCOPE);

    @Test
    void areShownAndFoundByEachOfTheirConditions() {
        String plan = created(kneeAndHip());
        created(Body.kneeOsteoarthritis().with("condition", "tendinitis"));

        get(plan).body("areas", is(List.of(Map.of("condition", "hip-osteoarthritis", "laterality", "BILATERAL"))));
        for (String condition : List.of("knee-osteoarthritis", "hip-osteoarthritis")) {
            get("/v1/treatment-plans?condition=" + condition).body("items.id", hasSize(1));
            get("/v1/treatment-plans?view=SUMMARY&condition=" + condition)
                    .body("items[0].areas.condition", contains("hip-osteoarthritis"));
        }
        get("/v1/treatment-plans?condition=hip-osteo").body("items", empty());
        for (String filter : List.of("condition=hip-osteoarthritis", "protocol=hypertonic-dextrose")) {
            get("/v1/sessions?" + filter)
                    .body("items.planId.unique()", hasItem(plan.substring(plan.lastIndexOf("/") + 1)));
        }
        get("/v1/sessions?condition=hip-osteo").body("items", empty());
        get("/v1/sessions?protocol=phenol").body("items", empty());
        get("/v1/treatment-plans?protocol=hypertonic-dextrose").body("items", hasSize(2));
        get("/v1/treatment-plans?protocol=inflammatory").body("items", empty());
    }

    @Test
    void areCountedEachOnEachOfItsSides() {
        String plan = created(kneeAndHip());
        Body hip = injection().with("site", "hip-joint");

        record(plan, injection(), injection(), injection(), injection(), hip)
                .statusCode(201)
                .body("deviations.rule", not(hasItem("site-outside-condition")))
                .body("deviations.rule", not(hasItem("side-outside-laterality")))
                .body(
                        "deviations.find { it.rule == 'injections-per-session' }.statement",
                        containsString("here there are 1 LEFT in hip-osteoarthritis, 0 RIGHT in hip-osteoarthritis."));
    }

    @Test
    void flagWhatLiesOutsideOfAllOfThem() {
        String plan = created(kneeAndHip());

        record(
                        plan,
                        injection().with("side", "RIGHT"),
                        injection().with("site", "hip-joint").with("side", "RIGHT"),
                        injection().with("site", "elbow-joint"))
                .statusCode(201)
                .body(
                        "deviations.find { it.rule == 'site-outside-condition' }.statement",
                        containsString("This concerns elbow-joint."))
                .body(
                        "deviations.find { it.rule == 'side-outside-laterality' }.statement",
                        containsString("This concerns tibial-collateral-ligament RIGHT."));
    }

    @Test
    void areRefusedIfTheyAreUnknownOrThereAlready() {
        create(Body.kneeOsteoarthritis()
                        .with(
                                "areas",
                                List.of(
                                        Map.of("condition", "dragon-pox", "laterality", "LEFT"),
                                        Map.of("condition", "other", "laterality", "LEFT"),
                                        Map.of("condition", "knee-osteoarthritis", "laterality", "LEFT"))))
                .statusCode(422)
                .body("code", is("unknown-code"))
                .body("violations.field", hasItems("/areas/0/condition", "/areas/1/condition", "/areas/2"));
        create(Body.kneeOsteoarthritis()
                        .with("areas", List.of(Map.of("condition", "knee-osteoarthritis", "laterality", "LEFT"))))
                .statusCode(422)
                .body("code", is("rule-violated"));
    }

    @Test
    void arePaidForBySolutionSideAndArea() {
        asJson().body(Map.of(
                        "fees",
                        List.of(
                                Map.of("protocol", "hypertonic-dextrose", "perSide", true, "price", lira("1000.00")),
                                Map.of(
                                        "protocol",
                                        "hypertonic-dextrose",
                                        "solution",
                                        "hypertonic-dextrose",
                                        "perArea",
                                        true,
                                        "price",
                                        lira("700.00")))))
                .put("/v1/fee-schedules/2027")
                .then()
                .statusCode(201)
                .body("fees.perSide", hasItem(true))
                .body("fees.perArea", hasItem(true));

        // One side of the knee and two of the hip, in each of three sessions.
        get(created(kneeAndHip())).body("feeEstimate.current.totals.amount", contains("9000.00"));
        get(created(kneeAndHip().with("solution", "hypertonic-dextrose")))
                .body("feeEstimate.current.totals.amount", contains("4200.00"));
        get(created(Body.kneeOsteoarthritis().mild())).body("feeEstimate.current.totals.amount", contains("3000.00"));
        asJson().header("If-Match", "*")
                .body(Map.of(
                        "fees",
                        List.of(Map.of(
                                "protocol",
                                "hypertonic-dextrose",
                                "solution",
                                "gold",
                                "perSide",
                                true,
                                "perArea",
                                true,
                                "price",
                                lira("1.00")))))
                .put("/v1/fee-schedules/2027")
                .then()
                .statusCode(422)
                .body("violations.field", hasItems("/fees/0/solution", "/fees/0/perArea"));
    }

    @Test
    void haveLevelsOfTheSpine() {
        String plan = created(Body.kneeOsteoarthritis()
                .with("condition", "chronic-lumbar-pain")
                .with("laterality", "NONE"));
        Body lumbar = injection().with("site", "interspinous-ligaments-lumbar").without("side");

        record(plan, lumbar.with("level", "C2"), injection().with("level", "L4"))
                .statusCode(422)
                .body("violations.field", contains("/injections/0/level", "/injections/1/level"));
        record(plan, lumbar.with("level", "L4/L5"), lumbar).statusCode(201).body("injections[0].level", is("L4/L5"));
    }

    @Test
    void mayBeWhatNoCodeSays() {
        Body finger = Body.kneeOsteoarthritis().with("condition", "other");
        create(finger).statusCode(422).body("violations.field", contains("/conditionText"));
        create(Body.kneeOsteoarthritis().with("conditionText", "A knee"))
                .statusCode(422)
                .body("violations.field", contains("/conditionText"));
        create(finger.with("conditionText", "Pain after a sprain of the little finger")
                        .with("conditionCoding", Map.of("system", "http://hl7.org/fhir/sid/icd-10", "code", "finger")))
                .statusCode(422)
                .body("violations.field", contains("/conditionCoding/code"));
        String plan = created(finger.with("conditionText", "Pain after a sprain of the little finger")
                .with("conditionCoding", Map.of("system", "http://hl7.org/fhir/sid/icd-10", "code", "S63.6")));

        get(plan)
                .body("conditionText", is("Pain after a sprain of the little finger"))
                .body("conditionCoding.code", is("S63.6"));
        record(plan, injection()).body("deviations.rule", not(hasItem("site-outside-condition")));
    }

    private static Body kneeAndHip() {
        return Body.kneeOsteoarthritis()
                .mild()
                .with("areas", List.of(Map.of("condition", "hip-osteoarthritis", "laterality", "BILATERAL")));
    }

    private static Map<String, String> lira(String amount) {
        return Map.of("amount", amount, "currency", "TRY");
    }

    private String created(Body plan) {
        return create(plan).statusCode(201).extract().header("Location");
    }

    private ValidatableResponse create(Body plan) {
        return asJson().body(plan.toString()).post("/v1/treatment-plans").then();
    }

    private ValidatableResponse record(String plan, Body... injections) {
        return asJson().body(Body.performedAt("2027-01-04T08:00:00+03:00")
                        .injecting(injections)
                        .toString())
                .put(plan + "/sessions/1/record")
                .then();
    }

    private ValidatableResponse get(String address) {
        return token.request().get(address).then().statusCode(200);
    }

    private RequestSpecification asJson() {
        return token.request().contentType("application/json");
    }
}
