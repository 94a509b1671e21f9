package org.prolotherapy.api.safety;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.Token;

/** Questions that a clinic, or one of its protocols, asks beside the four of every screening. */
@QuarkusTest
class ScreeningQuestionsTest {

    private static final Map<String, Object> SMOKING =
            Map.of("code", "smoking", "text", "Does the patient smoke?", "unsafeAnswer", true, "strength", "GATE");

    private final Token token = Token.ofClinic("questions-" + UUID.randomUUID()).with(Token.EVERY_SCOPE);

    @Test
    void areInALibraryWithTheirSources() {
        get("/v1/screening-questions")
                .then()
                .statusCode(200)
                .body("items", hasSize(9))
                .body(
                        "items.code",
                        hasItems("pregnancy", "bleeding-disorder", "cancer", "diabetes", "gout", "thrombocytopenia"))
                .body("items.sources", not(hasItem(empty())));
    }

    @Test
    void areAskedByNobodyUnlessTheClinicSaysSo() {
        create(Body.kneeOsteoarthritis()).statusCode(201).body("status", is("ACTIVE"));
    }

    @Test
    void failClosedIfTheyContraindicate() {
        asks(List.of(Map.of("code", "bleeding-disorder")));

        ValidatableResponse draft = create(Body.kneeOsteoarthritis())
                .statusCode(201)
                .body("status", is("DRAFT"))
                .body("safety.outstanding.rule", hasItem("screening-unanswered"))
                .body(
                        "safety.outstanding.find { it.rule == 'screening-unanswered' }.statement",
                        containsString("Open: bleeding-disorder."));
        create(Body.kneeOsteoarthritis().screened(answering("bleeding-disorder", true)))
                .statusCode(422)
                .body("code", is("contraindicated"))
                .body("violations.rule", contains("question-contraindicates"))
                .body("violations.field", contains("/screening/answers"));
        create(Body.kneeOsteoarthritis().screened(answering("bleeding-disorder", false)))
                .statusCode(201)
                .body("status", is("ACTIVE"));

        String plan = draft.extract().header("Location");
        screen(plan, answering("bleeding-disorder", false)).statusCode(200);
        plan(plan).body("status", is("ACTIVE"));
        screen(plan, answering("bleeding-disorder", true)).statusCode(200);
        plan(plan).body("status", is("ON_HOLD"));
        screen(plan, answering("smoking", true)).statusCode(200);
        asJson().header("If-Match", "*")
                .body("{\"reason\": \"Is well.\", \"clinician\": \"Dr. Demir\"}")
                .post(plan + "/resume")
                .then()
                .statusCode(409);
    }

    @Test
    void keepFromBookingIfTheyAreGates() {
        asks(List.of(SMOKING));
        String plan = create(Body.kneeOsteoarthritis())
                .statusCode(201)
                .body("status", is("ACTIVE"))
                .body("safety.outstanding.rule", hasItem("question-keeps-from-booking"))
                .extract()
                .header("Location");

        book(plan).statusCode(422).body("reasons.rule", contains("question-keeps-from-booking"));
        screen(plan, answering("smoking", true)).statusCode(200);
        book(plan).statusCode(422).body("reasons.rule", contains("question-keeps-from-booking"));
        screen(plan, answering("smoking", false)).statusCode(200);
        book(plan).statusCode(201);
    }

    @Test
    void warnIfTheyCallForCaution() {
        asks(List.of(Map.of("code", "diabetes")));

        create(Body.kneeOsteoarthritis()).body("safety.warnings.rule", hasItem("question-calls-for-caution"));
        create(Body.kneeOsteoarthritis().screened(answering("diabetes", true)))
                .statusCode(201)
                .body("safety.warnings.rule", hasItem("question-calls-for-caution"));
        create(Body.kneeOsteoarthritis().screened(answering("diabetes", false)))
                .body("safety.warnings.rule", not(hasItem("question-calls-for-caution")));
    }

    @Test
    void flagARecordByWhatWasAskedThen() {
        String plan = create(Body.kneeOsteoarthritis()).extract().header("Location");
        asks(List.of(Map.of("code", "bleeding-disorder"), SMOKING));
        asJson().body(Body.performedAt("2027-01-04T08:00:00+03:00").toString())
                .put(plan + "/sessions/1/record")
                .then()
                .statusCode(201)
                .body("deviations.rule", hasItems("screening-unanswered", "question-keeps-from-booking"));
        asks(List.of());

        token.request()
                .get(plan + "/sessions/1/record")
                .then()
                .body("deviations.rule", hasItems("screening-unanswered", "question-keeps-from-booking"));
    }

    @Test
    void areAskedByAProtocolToo() {
        Map<String, Object> protocol = Map.of(
                "id", "asking",
                "display", "Asking",
                "kind", "INFLAMMATORY",
                "phases", List.of(Map.of("name", "ALL", "sessions", Map.of("min", 1, "max", 1))),
                "span", Map.of("months", 1),
                "injectionsPerSide", Map.of("min", 1, "max", 4),
                "solutions", List.of("hypertonic-dextrose"),
                "screeningQuestions", List.of(Map.of("code", "prosthesis"), SMOKING));
        asJson().body(protocol)
                .post("/v1/protocols")
                .then()
                .statusCode(201)
                .body("screeningQuestions.code", contains("prosthesis", "smoking"))
                .body("screeningQuestions.strength", contains("HARD", "GATE"));
        asJson().header("If-Match", "*")
                .body(Map.of("approvedBy", "Dr. Demir"))
                .post("/v1/protocols/asking/approve")
                .then()
                .statusCode(200);

        create(Body.kneeOsteoarthritis().mild().with("protocol", "asking"))
                .statusCode(201)
                .body("status", is("DRAFT"));
        create(Body.kneeOsteoarthritis()).body("status", is("ACTIVE"));
    }

    @Test
    void areRefusedIfTheyCannotBeAsked() {
        tryToAsk(List.of(Map.of("code", "haircut"), Map.of("code", "gout", "strength", "INFO"), SMOKING, SMOKING))
                .statusCode(400)
                .body(
                        "violations.field",
                        contains(
                                "/screeningQuestions/3/code",
                                "/screeningQuestions/0/code",
                                "/screeningQuestions/1/strength"));
        create(Body.kneeOsteoarthritis()
                        .screened(Body.screening()
                                .with(
                                        "answers",
                                        List.of(
                                                Map.of("question", "gout", "answer", true),
                                                Map.of("question", "gout", "answer", false)))))
                .statusCode(422)
                .body("violations.field", hasItem("/screening/answers/1/question"));
    }

    private void asks(List<Map<String, Object>> questions) {
        tryToAsk(questions).statusCode(200);
    }

    private ValidatableResponse tryToAsk(List<Map<String, Object>> questions) {
        return asJson().header("If-Match", "*")
                .body(ClinicOfTests.open().with("screeningQuestions", questions).toString())
                .put("/v1/clinic")
                .then();
    }

    private static Body answering(String question, boolean answer) {
        return Body.screening().with("answers", List.of(Map.of("question", question, "answer", answer)));
    }

    private ValidatableResponse create(Body plan) {
        return asJson().body(plan.toString()).post("/v1/treatment-plans").then();
    }

    private ValidatableResponse screen(String plan, Body screening) {
        return asJson().header("If-Match", "*")
                .body(screening.toString())
                .put(plan + "/screening")
                .then();
    }

    private ValidatableResponse plan(String plan) {
        return token.request().get(plan).then().statusCode(200);
    }

    private ValidatableResponse book(String plan) {
        return asJson().header("If-Match", "*")
                .body("{\"startsAt\": \"2027-01-04T10:00\", \"performer\": \"dr-demir\"}")
                .post(plan + "/sessions/1/book")
                .then();
    }

    private RequestSpecification asJson() {
        return token.request().contentType("application/json");
    }
}
