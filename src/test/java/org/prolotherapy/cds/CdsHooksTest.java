package org.prolotherapy.cds;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.prolotherapy.Body.consent;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;
import static org.prolotherapy.TokenIsSent.callersOf;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Body;
import org.prolotherapy.ClinicOfTests;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.Token;
import org.prolotherapy.Waiting;

/** An EHR asks as the published examples of the hooks do. Each test has a patient of its own. */
@QuarkusTest
class CdsHooksTest {

    private static final String SERVICES = "/cds-services";
    private static final String OVERVIEW = SERVICES + "/prolotherapy-overview";
    private static final String ORDERS = SERVICES + "/prolotherapy-orders";
    private static final String BOOKINGS = SERVICES + "/prolotherapy-appointments";

    @Inject
    ClockForTests clock;

    private final String patient = UUID.randomUUID().toString();

    @BeforeEach
    void clinicIsOpen() {
        here(() -> ClinicOfTests.become(ClinicOfTests.open()));
    }

    @Test
    void saysToAnybodyWhatCanBeAsked() {
        Token.none()
                .get(SERVICES)
                .then()
                .statusCode(200)
                .body(
                        "services.id",
                        containsInAnyOrder("prolotherapy-overview", "prolotherapy-orders", "prolotherapy-appointments"))
                .body("services.hook", containsInAnyOrder("patient-view", "order-sign", "appointment-book"))
                .body("services.prefetch.patient", everyItem(is("Patient/{{context.patientId}}")));
    }

    @Test
    void saysNothingOfAPatientWhoHasNoCourse() {
        ask(OVERVIEW, patientView()).statusCode(200).body("cards.size()", is(0));
    }

    @Test
    void saysWhatWhoeverOpensTheChartShouldKnow() {
        Plan plan = plan(kneeOsteoarthritis());
        JsonPath first = ask(OVERVIEW, patientView()).statusCode(200).extract().jsonPath();
        assertThat(first.getList("cards.summary"))
                .contains(
                        "Consent to prolotherapy is outstanding",
                        "Medication hold before prolotherapy until 2027-01-04");
        valid(first);

        here(() -> plan.consent(consent("2026-12-28T10:00:00+03:00")));
        assertThat(ask(OVERVIEW, patientView()).extract().jsonPath().getList("cards.summary"))
                .containsExactly("Medication hold before prolotherapy until 2027-01-04");

        clock.set("2027-01-10T09:00:00+03:00");
        JsonPath late = ask(OVERVIEW, patientView()).extract().jsonPath();
        assertThat(late.getList("cards.summary")).containsExactly("Session 1 of prolotherapy is overdue");
        assertThat(late.getList("cards.indicator")).containsExactly("warning");

        here(() -> plan.screen(screening().with("infectionAtSite", true)));
        JsonPath held = ask(OVERVIEW, patientView()).extract().jsonPath();
        assertThat(held.getList("cards.summary")).containsExactly("Prolotherapy is on hold for safety");
        assertThat(held.getList("cards.indicator")).containsExactly("critical");
        valid(held);
    }

    @Test
    void saysIfADrugThatIsOrderedMeetsAHold() {
        plan(kneeOsteoarthritis());
        JsonPath met = ask(ORDERS, orderSign("M01AE01", "2027-01-20", "2027-01-30"))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(met.getList("cards.summary")).hasSize(1).first().asString().contains("meets the medication hold");
        valid(met);
        ask(ORDERS, orderSign("M01AE01", "2027-01-06", "2027-01-10")).body("cards.size()", is(0));
        ask(ORDERS, orderSign("M01AE01", "2027-01-06", null)).body("cards.size()", is(1));
        ask(ORDERS, orderSign("B01AA03", "2027-01-20", "2027-01-30")).body("cards.size()", is(1));
        ask(ORDERS, orderSign("N02BE01", "2027-01-01", null)).body("cards.size()", is(0));
        ask(ORDERS, orderSign("H02AB06", "2027-01-06", "2027-01-10"))
                .body("cards.summary", hasItem("This corticosteroid meets a course of prolotherapy"));
        ask(ORDERS, orderSign("H02AB06", "2026-12-01", "2026-12-10")).body("cards.size()", is(0));
    }

    @Test
    void neverKeepsSilentOnACombinationWhoseCodeDoesNotTellWhatIsInIt() {
        plan(kneeOsteoarthritis());
        for (String code : List.of("N02AJ08", "N02BE51")) {
            ask(ORDERS, orderSign(code, "2027-01-20", "2027-01-30"))
                    .statusCode(200)
                    .body("cards.summary", contains(startsWith("What this combination holds may meet")));
            ask(ORDERS, orderSign(code, "2027-01-06", "2027-01-10")).body("cards.size()", is(0));
        }
        ask(ORDERS, orderSign("M01BA01", "2027-01-20", "2027-01-30"))
                .body("cards.summary", hasItem(containsString("meets the medication hold")));
    }

    @Test
    void refusesToAnswerOnADrugThatItDoesNotKnow() {
        Map<String, Object> unknown = orderSign("197361", "2027-01-20", null);
        ask(ORDERS, unknown).statusCode(200).body("cards.size()", is(0));
        plan(kneeOsteoarthritis());
        ask(ORDERS, unknown)
                .statusCode(412)
                .body("code", is("cds-not-evaluated"))
                .body("violations[0].field", is("/context/draftOrders/entry/1/resource/medicationCodeableConcept"));
        ask(ORDERS, orderSign("M01AE01", "soon", null)).statusCode(412);
    }

    @Test
    void saysIfASessionCannotBeThen() {
        Plan plan = plan(kneeOsteoarthritis().screened(screening()));
        JsonPath outside = ask(BOOKINGS, appointmentBook(plan, 2, "2027-01-13T09:00:00+03:00"))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(outside.getString("cards[0].detail")).contains("It may take place from 2027-01-");
        valid(outside);
        assertThat(ask(BOOKINGS, appointmentBook(plan, 2, "2027-01-24T09:00:00+03:00"))
                        .extract()
                        .jsonPath()
                        .getString("cards[0].detail"))
                .contains("The clinic is closed on 2027-01-24.");
        ask(BOOKINGS, appointmentBook(plan, 99, "2027-01-22T09:00:00+03:00")).statusCode(412);
        ask(BOOKINGS, appointmentBook(plan, 2, "tomorrow")).statusCode(412);
        // Not ours.
        Map<String, Object> other = appointmentBook(plan, 2, "2027-01-13T09:00:00+03:00");
        appointment(other).remove("basedOn");
        ask(BOOKINGS, other).statusCode(200).body("cards.size()", is(0));
    }

    @ParameterizedTest
    @MethodSource("unknownPatients")
    void refusesToAnswerIfItCannotTellWhoseChartItIs(String why, Object prefetched) {
        Map<String, Object> question = patientView();
        question.put("prefetch", Map.of("patient", prefetched));
        ask(OVERVIEW, question).statusCode(412).body("code", is("cds-not-evaluated"));
    }

    static Stream<Arguments> unknownPatients() {
        return Stream.of(
                Arguments.of("not fetched", Map.of("resourceType", "OperationOutcome")),
                Arguments.of("another", Map.of("resourceType", "Patient", "id", "2", "identifier", identifiers("x"))),
                Arguments.of("no identifiers", Map.of("resourceType", "Patient", "id", "1288992")),
                Arguments.of(
                        "no system",
                        Map.of(
                                "resourceType",
                                "Patient",
                                "id",
                                "1288992",
                                "identifier",
                                List.of(Map.of("value", "x")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hook", "hookInstance", "context"})
    void refusesWhatIsNoQuestion(String member) {
        Map<String, Object> question = patientView();
        question.remove(member);
        ask(OVERVIEW, question).statusCode(400).body("code", is("invalid-request"));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void answersNobodyWithABadToken(String why, UnaryOperator<CdsToken> spoil) {
        plan(kneeOsteoarthritis());
        asking(spoil.apply(CdsToken.forPath(OVERVIEW)).toString(), OVERVIEW, patientView())
                .statusCode(401)
                .body("code", is("unauthenticated"));
    }

    static Stream<Arguments> badTokens() {
        long now = System.currentTimeMillis() / 1000;
        return Stream.of(
                bad("another service", it -> it.with("aud", CdsToken.BASE + ORDERS)),
                bad("another address", it -> it.with("aud", "https://elsewhere.example" + OVERVIEW)),
                bad("no audience", it -> it.with("aud", null)),
                bad("another issuer", it -> it.with("iss", "https://stranger.example")),
                bad("no issuer", it -> it.with("iss", null)),
                bad("unlisted jku", it -> it.header("jku", "https://stranger.example/jwks.json")),
                bad("expired", it -> it.with("exp", now - 60)),
                bad("no end", it -> it.with("exp", null)),
                bad("for too long", it -> it.with("exp", now + 3600)),
                bad("no start", it -> it.with("iat", null)),
                bad("no id", it -> it.with("jti", null)),
                bad("forged", CdsToken::forged),
                bad("unsigned", CdsToken::unsigned));
    }

    private static Arguments bad(String why, UnaryOperator<CdsToken> spoil) {
        return Arguments.of(why, spoil);
    }

    @Test
    void takesATokenOnce() {
        String token = CdsToken.forPath(OVERVIEW).toString();
        asking(token, OVERVIEW, patientView()).statusCode(200);
        asking(token, OVERVIEW, patientView()).statusCode(401);
        // Nor a question that could not be answered is asked twice by it.
        String other = CdsToken.forPath(OVERVIEW).toString();
        asking(other, OVERVIEW, Map.of()).statusCode(400);
        asking(other, OVERVIEW, patientView()).statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0..", "eyJhbGciOiJub25lIn0.e30."})
    void answersNobodyWithoutAToken(String token) {
        asking(token, OVERVIEW, patientView()).statusCode(401);
    }

    @Test
    void isOpenedByNoTokenOfTheRestOfTheServiceNorOpensThat() {
        given().contentType("application/json")
                .body(patientView())
                .post(OVERVIEW)
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + CdsToken.forPath(OVERVIEW))
                .get("/v1/treatment-plans")
                .then()
                .statusCode(401);
    }

    @Test
    void keepsWhoAskedAboutWhom() {
        plan(kneeOsteoarthritis());
        ask(OVERVIEW, patientView()).statusCode(200);
        Body ofThePatient = Body.object().with("patient", "urn:example:ehr|" + patient);
        Waiting.until(
                "its event",
                () -> here(() -> sending(ofThePatient).post("/v1/audit-events/_search"))
                        .jsonPath()
                        .<Map<String, Object>>getList("items"),
                events -> events.stream()
                        .anyMatch(event -> "askCdsService".equals(event.get("action"))
                                && CdsToken.ISSUER.equals(event.get("client"))
                                && "Practitioner/example".equals(event.get("user"))
                                && "CdsService/prolotherapy-overview".equals(event.get("resource"))));
    }

    @Test
    void takesFeedback() {
        String path = OVERVIEW + "/feedback";
        Map<String, Object> feedback = Map.of(
                "feedback",
                List.of(Map.of(
                        "card", UUID.randomUUID().toString(),
                        "outcome", "overridden",
                        "outcomeTimestamp", "2027-01-04T09:00:00Z")));
        asking(CdsToken.forPath(path).toString(), path, feedback).statusCode(200);
        asking(CdsToken.forPath(path).toString(), path, Map.of("feedback", List.of(Map.of())))
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("/feedback/0/card", "/feedback/0/outcome"));
        String nowhere = SERVICES + "/another";
        asking(CdsToken.forPath(nowhere).toString(), nowhere, patientView()).statusCode(404);
    }

    private static void valid(JsonPath answer) {
        answer.<Map<String, Object>>getList("cards").forEach(card -> {
            assertThat(String.valueOf(card.get("summary"))).hasSizeBetween(1, 139);
            assertThat(card.get("indicator")).isIn("info", "warning", "critical");
            assertThat(UUID.fromString(String.valueOf(card.get("uuid")))).isNotNull();
            assertThat(card.get("source"))
                    .isEqualTo(Map.of("label", "Prolotherapy treatment planning", "url", CdsToken.BASE + "/v1/rules"));
            assertThat(card).doesNotContainKeys("suggestions", "selectionBehavior");
        });
    }

    private Plan plan(Body wanted) {
        return here(() -> createPlan(wanted.ofPatient(patient)));
    }

    private static List<Map<String, Object>> identifiers(String value) {
        return List.of(
                Map.of("use", "usual", "system", "urn:example:other", "value", "another"),
                Map.of("system", "urn:example:ehr", "value", value));
    }

    private Map<String, Object> question(String hook, Map<String, Object> context) {
        Map<String, Object> whole = new HashMap<>(context);
        whole.put("userId", "Practitioner/example");
        whole.put("patientId", "1288992");
        return new HashMap<>(Map.of(
                "hook",
                hook,
                "hookInstance",
                UUID.randomUUID().toString(),
                "fhirServer",
                "https://ehr.example/fhir",
                "context",
                whole,
                "extension",
                Map.of("example.sandbox", true),
                "prefetch",
                Map.of(
                        "patient",
                        Map.of(
                                "resourceType",
                                "Patient",
                                "id",
                                "1288992",
                                "birthDate",
                                "1970-01-01",
                                "identifier",
                                identifiers(patient)))));
    }

    private Map<String, Object> patientView() {
        return question("patient-view", Map.of("encounterId", "89284"));
    }

    private Map<String, Object> orderSign(String code, String start, @Nullable String end) {
        Map<String, Object> bounds = end == null ? Map.of("start", start) : Map.of("start", start, "end", end);
        Map<String, Object> coding = Map.of(
                "system",
                code.matches("[0-9]+") ? "http://www.nlm.nih.gov/research/umls/rxnorm" : "http://www.whocc.no/atc",
                "code",
                code);
        return question(
                "order-sign",
                Map.of(
                        "draftOrders",
                        Map.of(
                                "resourceType",
                                "Bundle",
                                "entry",
                                List.of(
                                        Map.of("resource", Map.of("resourceType", "NutritionOrder", "status", "draft")),
                                        Map.of(
                                                "resource",
                                                Map.of(
                                                        "resourceType",
                                                        "MedicationRequest",
                                                        "status",
                                                        "draft",
                                                        "intent",
                                                        "order",
                                                        "medicationCodeableConcept",
                                                        Map.of("coding", List.of(coding), "text", "As ordered"),
                                                        "dosageInstruction",
                                                        List.of(Map.of(
                                                                "timing",
                                                                Map.of(
                                                                        "repeat",
                                                                        Map.of("boundsPeriod", bounds))))))))));
    }

    private Map<String, Object> appointmentBook(Plan plan, int session, String start) {
        Map<String, Object> appointment = new HashMap<>(Map.of(
                "resourceType",
                "Appointment",
                "status",
                "proposed",
                "start",
                start,
                "basedOn",
                List.of(Map.of("reference", "ServiceRequest/" + plan.id() + "-" + session))));
        return question("appointment-book", Map.of("appointments", List.of(appointment)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> appointment(Map<String, Object> question) {
        Map<String, Object> context = (Map<String, Object>) question.getOrDefault("context", Map.of());
        return ((List<Map<String, Object>>) context.getOrDefault("appointments", List.of())).get(0);
    }

    private ValidatableResponse ask(String path, Map<String, Object> question) {
        return asking(CdsToken.forPath(path).toString(), path, question);
    }

    private static ValidatableResponse asking(String token, String path, Map<String, Object> question) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(question)
                .post(path)
                .then();
    }

    private <T> T here(Supplier<T> calls) {
        return callersOf(CdsToken.CLINIC, calls);
    }
}
