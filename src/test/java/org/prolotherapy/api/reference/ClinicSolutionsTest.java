package org.prolotherapy.api.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.screening;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.Body;
import org.prolotherapy.Token;

/** What a clinic mixes for itself: who may, what it cannot be, and what follows from what is in it. */
@QuarkusTest
class ClinicSolutionsTest {

    private static final Map<String, Object> DEXTROSE = Map.of("component", "dextrose", "percent", 15);
    private static final Map<String, Object> LIDOCAINE = Map.of("component", "lidocaine", "mgPerMl", 2);
    private static final Map<String, Object> HYALURONIDASE = Map.of(
            "component", "hyaluronidase", "display", "Hyaluronidase", "synonyms", List.of("hyaluronidaz", "Hylase"));

    private final Token token = Token.ofClinic("s" + UUID.randomUUID()).with(Token.EVERY_SCOPE);

    @Test
    void isDraftedChangedApprovedPlannedAndRetired() {
        draft("our-dextrose", DEXTROSE)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", "/v1/solutions/our-dextrose")
                .body("status", is("DRAFT"), "origin", is("CLINIC"), "concentrationPercent.max", equalTo(15));
        listed("").body("items.code", not(hasItem("our-dextrose")));
        listed("?status=DRAFT").body("items.code", contains("our-dextrose"));
        plan("our-dextrose").statusCode(422).body("violations.field", hasItem("/solution"));

        put("our-dextrose", "\"1\"", DEXTROSE, LIDOCAINE)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("components.mgPerMl", contains(150, 2), "components[1].percent", equalTo(0.2f));
        put("our-dextrose", "\"1\"", DEXTROSE).statusCode(412);
        approve("our-dextrose").statusCode(200).body("status", is("APPROVED"), "approvedBy", is("Dr. Demir"));
        listed("?origin=CLINIC").body("items.code", contains("our-dextrose"));
        put("our-dextrose", "*", DEXTROSE).statusCode(409).body("code", is("solution-state"));
        approve("our-dextrose").statusCode(409);
        draft("our-dextrose", DEXTROSE).statusCode(409).body("code", is("solution-code-taken"));

        String plan = plan("our-dextrose").statusCode(201).extract().path("id");

        // Another name, and nothing else.
        act("our-dextrose", "versions", null).statusCode(201).body("version", is(2), "status", is("DRAFT"));
        put("our-dextrose", "*", DEXTROSE).statusCode(422).body("violations.field", contains("/components"));
        put("our-dextrose", "*", DEXTROSE, LIDOCAINE).statusCode(200);
        approve("our-dextrose").statusCode(200).body("version", is(2));
        ask().get("/v1/solutions/our-dextrose?version=1").then().statusCode(200).body("version", is(1));

        act("our-dextrose", "retire", null).statusCode(200).body("status", is("RETIRED"));
        plan("our-dextrose").statusCode(422);
        ask().get("/v1/treatment-plans/" + plan).then().statusCode(200).body("solution", is("our-dextrose"));
        record(plan, object().with("solution", "our-dextrose").with("concentrationPercent", 15))
                .statusCode(201)
                .body("deviations.rule", not(hasItem("concentration-range")));
    }

    @Test
    void isRefusedWithEveryReasonAtOnce() {
        draft(
                        "phenol",
                        Map.of("component", "phenol", "percent", 3),
                        Map.of("component", "corticosteroid"),
                        Map.of("component", "bupivacaine"),
                        Map.of("component", "amide-local-anaesthetics"),
                        Map.of("component", "who-knows"),
                        Map.of("component", "our-drug", "display", "Xylocaine 2 %"),
                        Map.of("component", "novacaine", "display", "Novacaine"),
                        Map.of("component", "dextrose", "display", "Sugar"))
                .statusCode(422)
                .body("code", is("rule-violated"))
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "/code",
                                "/components/0/component",
                                "/components/0/percent",
                                "/components/1/component",
                                "/components/2",
                                "/components/3/component",
                                "/components/4/component",
                                "/components/5",
                                "/components/5",
                                "/components/6",
                                "/components/7",
                                "/components/7/display"))
                .body("violations.rule", hasItem("no-corticosteroid"))
                .body("violations.rule", hasItem("anaesthetic-ceiling"))
                .body("violations.rule", hasItem("protocol-bounds"));
    }

    @Test
    void isNoMoreThanTheWholeAndHasEachComponentOnce() {
        Object[] half = {
            DEXTROSE, DEXTROSE, HYALURONIDASE, Map.of("component", "glucagon", "display", "Glucagon", "percent", 90)
        };
        draft("too-much", half)
                .statusCode(422)
                .body("violations.field", containsInAnyOrder("/components/1/component", "/components"));
    }

    @Test
    void saysOneStrength() {
        draft("twice", Map.of("component", "dextrose", "percent", 15, "mgPerMl", 15))
                .statusCode(422)
                .body("violations.field", contains("/components/0/mgPerMl"));
        draft("twice", Map.of("component", "dextrose", "percent", 15, "mgPerMl", 150))
                .statusCode(201);
    }

    /** Also what only the clinic has a name for, under each of its names. */
    @ParameterizedTest
    @CsvSource({"Hyaluronidase, true", "hyaluronidaz, true", "HYLASE, true", "lignocaine, true", "peanuts, false"})
    void isNotPlannedForWhoeverIsAllergicToIt(String allergy, boolean refused) {
        approved("our-mixture", DEXTROSE, LIDOCAINE, HYALURONIDASE);
        ask().get("/v1/substances").then().body("items.code", hasItem("hyaluronidase"));

        ValidatableResponse answer = plan("our-mixture", screening().with("allergies", List.of(allergy)));

        if (refused) {
            answer.statusCode(422).body("violations.rule", hasItem("allergy-to-component"));
        } else {
            answer.statusCode(201);
        }
        Token.ofClinic("another")
                .with(Token.EVERY_SCOPE)
                .request()
                .get("/v1/substances")
                .then()
                .body("items.code", not(hasItem("hyaluronidase")));
    }

    /** 130 ml with 2 mg in each are 260 mg; a patient of 50 kg may have 225 mg. */
    @Test
    void countsItsAnaestheticByItself() {
        approved("our-mixture", DEXTROSE, LIDOCAINE);
        String plan = plan("our-mixture").statusCode(201).extract().path("id");

        record(plan, object().with("solution", "our-mixture").with("volumeMl", 130))
                .statusCode(201)
                .body("totals.lidocaineMg", equalTo(260))
                .body("deviations.rule", hasItem("lidocaine-ceiling"));
    }

    @Test
    void hasTheConcentrationThatItIsMixedWith() {
        approved("our-mixture", DEXTROSE);
        plan("our-mixture", screening(), 15)
                .statusCode(201)
                .body("safety.warnings.statement", not(hasItem(containsString("concentrationPercent"))));
        plan("our-mixture", screening(), 20).statusCode(422).body("violations.rule", hasItem("concentration-range"));
    }

    @Test
    void isSeenAndMadeByItsOwnClinicAlone() {
        approved("our-mixture", DEXTROSE);
        Token stranger = Token.ofClinic("t" + UUID.randomUUID()).with(Token.EVERY_SCOPE);
        stranger.request().get("/v1/solutions/our-mixture").then().statusCode(404);
        stranger.request().get("/v1/solutions?origin=CLINIC").then().body("items", empty());
        stranger.request()
                .header("If-Match", "*")
                .post("/v1/solutions/our-mixture/retire")
                .then()
                .statusCode(404);
    }

    @Test
    void keepsItsDraftsFromPatients() {
        draft("our-mixture", DEXTROSE).statusCode(201);
        Token patient = token.ofPatient("p-1");
        patient.request().get("/v1/solutions/our-mixture").then().statusCode(404);
        patient.request()
                .get("/v1/solutions?status=DRAFT")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void isApprovedOnceHoweverManyTry() throws Exception {
        draft("our-mixture", DEXTROSE).statusCode(201);
        List<Callable<Integer>> tries = new ArrayList<>();
        CyclicBarrier together = new CyclicBarrier(4);
        for (int i = 0; i < 4; i++) {
            tries.add(() -> {
                together.await();
                return approve("our-mixture").extract().statusCode();
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Integer> codes = new ArrayList<>();
            for (Future<Integer> each : threads.invokeAll(tries)) {
                codes.add(each.get());
            }
            assertThat(codes).containsExactlyInAnyOrder(200, 409, 409, 409);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void isOfABatchThatIsFlaggedOnceItIsTooOld() {
        String plan =
                plan("hypertonic-dextrose-lidocaine").statusCode(201).extract().path("id");
        Body batch = object().with("solution", "hypertonic-dextrose-lidocaine")
                .with("lotNumber", "B-1")
                .with("preparedBy", "pharmacy")
                .with("preparedAt", "2027-01-04T07:00:00+03:00");
        Body performed = object().with("solution", "hypertonic-dextrose-lidocaine");

        record(plan, performed, batch.with("solution", "none"))
                .statusCode(422)
                .body("violations.field", contains("/batch/solution"));
        record(plan, performed, batch.with("expiresOn", "2027-01-03"))
                .statusCode(201)
                .body("batch.lotNumber", is("B-1"), "batch.preparedAt", is("2027-01-04T07:00:00+03:00"))
                .body(
                        "deviations.findAll {it.rule == 'batch-usable'}.statement",
                        contains(containsString("2027-01-03")));
        // The same instant, spelled otherwise, is the same record.
        record(plan, performed, batch.with("expiresOn", "2027-01-03").with("preparedAt", "2027-01-04T04:00:00Z"))
                .statusCode(200);

        amend(plan, "batch", Map.of("expiresOn", "2027-01-04"))
                .statusCode(201)
                .body("deviations.rule", not(hasItem("batch-usable")))
                .body("amendments[0].changes.field", contains("batch"));
        amend(plan, "batch", Map.of("preparedAt", "2027-01-04T08:30:00+03:00"))
                .statusCode(201)
                .body("deviations.rule", hasItem("batch-usable"));
        amend(plan, "batch", null).statusCode(201).body("batch", nullValue());
    }

    @Test
    void isPreparedFromThePatientsOwnBlood() {
        String plan =
                plan("hypertonic-dextrose-lidocaine").statusCode(201).extract().path("id");
        Map<String, Object> preparation = Map.of(
                "drawnMl",
                30.5,
                "spins",
                2,
                "plateletsBefore",
                250,
                "plateletsAfter",
                1100,
                "activated",
                false,
                "kitLot",
                "K-1");
        ask(performed(object().with("solution", "platelet-rich-plasma")).with("preparation", preparation))
                .put("/v1/treatment-plans/" + plan + "/sessions/1/record")
                .then()
                .statusCode(201)
                .body("preparation.drawnMl", equalTo(30.5f), "preparation.plateletsAfter", is(1100));
        amend(plan, "preparation", Map.of("spins", 1)).statusCode(201).body("preparation.spins", is(1));
    }

    private ValidatableResponse draft(String code, Object... components) {
        return ask(described(components).with("code", code))
                .post("/v1/solutions")
                .then();
    }

    private ValidatableResponse put(String code, String ifMatch, Object... components) {
        return ask(described(components))
                .header("If-Match", ifMatch)
                .put("/v1/solutions/" + code)
                .then();
    }

    private static Body described(Object... components) {
        return object().with("display", "Ours").with("kind", "DEXTROSE").with("components", List.of(components));
    }

    private void approved(String code, Object... components) {
        draft(code, components).statusCode(201);
        approve(code).statusCode(200);
    }

    private ValidatableResponse approve(String code) {
        return act(code, "approve", object().with("approvedBy", "Dr. Demir"));
    }

    private ValidatableResponse act(String code, String action, @Nullable Body body) {
        return (body == null ? ask() : ask(body))
                .header("If-Match", "*")
                .post("/v1/solutions/" + code + "/" + action)
                .then();
    }

    private ValidatableResponse listed(String query) {
        return ask().get("/v1/solutions" + query).then().statusCode(200);
    }

    private ValidatableResponse plan(String solution) {
        return plan(solution, screening());
    }

    private ValidatableResponse plan(String solution, Body screening) {
        return plan(solution, screening, 15);
    }

    /** By a protocol that uses it. */
    private ValidatableResponse plan(String solution, Body screening, int percent) {
        String protocol = "p" + UUID.randomUUID();
        ask(object().with("id", protocol)
                        .with("display", "Ours")
                        .with("kind", "INFLAMMATORY")
                        .with(
                                "phases",
                                List.of(Map.of(
                                        "name", "INITIAL",
                                        "sessions", Map.of("min", 3, "max", 3),
                                        "gapsDays", List.of(Map.of("min", 14, "max", 21)))))
                        .with("span", Map.of("months", 3))
                        .with("solutions", List.of(solution, "hypertonic-dextrose-lidocaine"))
                        .with("injectionsPerSide", Map.of("min", 1, "max", 20)))
                .post("/v1/protocols");
        ask(object().with("approvedBy", "Dr. Demir"))
                .header("If-Match", "*")
                .post("/v1/protocols/" + protocol + "/approve");
        return ask(kneeOsteoarthritis()
                        .with("protocol", protocol)
                        .with("solution", solution)
                        .with("concentrationPercent", percent)
                        .with("weightKg", 50)
                        .with("screening", screening))
                .post("/v1/treatment-plans")
                .then();
    }

    private ValidatableResponse record(String plan, Body injection) {
        return ask(performed(injection))
                .put("/v1/treatment-plans/" + plan + "/sessions/1/record")
                .then();
    }

    private ValidatableResponse record(String plan, Body injection, Body batch) {
        return ask(performed(injection).with("batch", batch))
                .put("/v1/treatment-plans/" + plan + "/sessions/1/record")
                .then();
    }

    private static Body performed(Body injection) {
        return Body.performedAt("2027-01-04T08:00:00+03:00")
                .injecting(Body.injection()
                        .with("lidocaineMg", null)
                        .with("volumeMl", 1)
                        .with(injection));
    }

    private ValidatableResponse amend(String plan, String member, @Nullable Object value) {
        return token.request()
                .contentType("application/json")
                .header("If-Match", "*")
                .body(object().with("reason", "Typing error.")
                        .with(member, value)
                        .toString())
                .post("/v1/treatment-plans/" + plan + "/sessions/1/record/amendments")
                .then();
    }

    private RequestSpecification ask() {
        return token.request();
    }

    private RequestSpecification ask(Body body) {
        return ask().contentType("application/json").body(body.toString());
    }
}
