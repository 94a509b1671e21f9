package org.prolotherapy.api.records;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.injection;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.PLANS;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Body;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.Token;

/** PUT and GET …/record, and POST and GET …/injections. */
@QuarkusTest
class RecordingSessionsTest {

    private static final String THIS_MORNING = "2027-01-04T08:00:00+03:00";

    @Inject
    ClockForTests clock;

    @Test
    void recordsWhatWasPerformed() {
        Plan plan = createPlan(kneeOsteoarthritis());

        ValidatableResponse recorded = plan.record(
                1,
                performedAt(THIS_MORNING)
                        .with("notes", "Tolerated well.")
                        .anaesthetised("Lidocaine", 20, false)
                        .injecting(
                                injection().with("lotNumber", "D50-2291").with("guidance", "ultrasound"),
                                injection().with("structure", "ENTHESIS"),
                                injection().with("site", "knee-joint").with("volumeMl", 6),
                                injection().without("lidocaineMg").without("concentrationPercent")));

        recorded.header("Location", endsWith(plan.id() + "/sessions/1/record"))
                .header("ETag", "\"2\"")
                .header("Cache-Control", "no-store")
                .body("planId", is(plan.id()))
                .body("session", is(1))
                .body("performedAt", is(THIS_MORNING))
                .body("performedOn", is("2027-01-04"))
                .body("timeZone", is("Europe/Istanbul"))
                .body("performer", is("dr-demir"))
                .body("consentId", is("consent-551"))
                .body("notes", is("Tolerated well."))
                .body("anaesthetic", is(Map.of("agent", "Lidocaine", "doseMg", 20, "withAdrenaline", false)))
                .body("recordedAt", is("2027-01-04T09:00:00+03:00"))
                .body("voided", is(false))
                .body("injections.position", contains(1, 2, 3, 4))
                .body("injections.side", everyItem(is("LEFT")))
                .body("injections.structure", contains("LIGAMENT", "ENTHESIS", "JOINT", "LIGAMENT"))
                .body("injections[0].lotNumber", is("D50-2291"))
                .body("injections[0].guidance", is("ultrasound"))
                .body("injections[3]", not(hasKey("lidocaineMg")))
                .body("totals.injectionCount", is(4))
                .body("totals.volumeMl", is(10.5f))
                .body("totals", not(hasKey("lidocaineMg")))
                .body("totals.lidocaineMgAtLeast", is(35))
                .body("amendments", empty());
        plan.recordOf(1)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .header("Cache-Control", "no-store")
                .body("$", is(recorded.extract().<Object>path("$")));
        plan.session(1)
                .body("status", is("PERFORMED"))
                .body("performedOn", is("2027-01-04"))
                .body("performer", is("dr-demir"));
    }

    @Test
    void findsNothingToSayAboutASessionThatWentAsPlanned() {
        createPlan(kneeOsteoarthritis())
                .consented()
                .record(1, performedAt(THIS_MORNING))
                .body("deviations", empty());
    }

    @Test
    void recordsASessionWithoutAnInjection() {
        createPlan(kneeOsteoarthritis())
                .record(1, performedAt(THIS_MORNING).injecting())
                .body("injections", empty())
                .body("totals", is(Map.of("injectionCount", 0, "volumeMl", 0, "lidocaineMg", 0)));
    }

    @Test
    void answersTheIdenticalBodyAgainWhateverTheCondition() {
        Plan plan = createPlan(kneeOsteoarthritis());
        Body body = performedAt(THIS_MORNING);
        ValidatableResponse first = plan.record(1, body);

        for (String condition : List.of("\"1\"", "\"2\"", "*")) {
            sending(body)
                    .header("If-Match", condition)
                    .put(plan.address() + "/sessions/1/record")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .body("$", is(first.extract().<Object>path("$")));
        }
        plan.tryToRecord(1, body).statusCode(200);
        assertThat(plan.etag()).isEqualTo("\"2\"");
    }

    @Test
    void answersTheIdenticalBodyAgainWithWhatWasCorrectedSince() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, performedAt(THIS_MORNING));
        plan.amendRecord(1, Body.because("Typing error.").with("performer", "dr-kaya"))
                .statusCode(201);

        plan.tryToRecord(1, performedAt(THIS_MORNING)).statusCode(200).body("performer", is("dr-kaya"));
    }

    @Test
    void answersTheSameRecordAgainHoweverItsValuesAreSpelled() {
        Plan plan = createPlan(kneeOsteoarthritis());
        String body = "{\"performedAt\": %s, \"performer\": \"dr-demir\","
                + " \"anaesthetic\": {\"agent\": \"lidocaine\", \"doseMg\": %s, \"withAdrenaline\": false},"
                + " \"injections\": [{\"site\": \"tibial-collateral-ligament\", \"side\": \"LEFT\","
                + " \"solution\": \"hypertonic-dextrose-lidocaine\", \"concentrationPercent\": %s,"
                + " \"volumeMl\": %s, \"lidocaineMg\": %s%s}]%s}";
        List<List<String>> spellings = List.of(
                List.of(
                        "\"2027-01-04T08:00:00+03:00\"",
                        "\"2027-01-04T05:00:00Z\"",
                        "\"2027-01-04T00:00:00.000-05:00\"",
                        "\"2027-01-04T10:30:00+05:30\"",
                        "\"2027-01-04T05:00:00.000000000Z\""),
                List.of("20", "20.0", "2e1", "20.000", "2E+1"),
                List.of("15", "15.0", "15.000", "1.5e1", "150e-1"),
                List.of("1.5", "1.50", "1.500", "15e-1", "1.50000000000000000000"),
                List.of("5", "5.0", "0.5e1", "5.00", "50e-1"),
                List.of("", ", \"lotNumber\": null", "", ", \"guidance\": null", ""),
                List.of("", ", \"notes\": null", "", ", \"consentId\": null", " "));

        tryToRecordAs(
                        plan,
                        body.formatted(
                                spellings.stream().map(each -> each.get(0)).toArray()))
                .statusCode(201);
        for (int member = 0; member < spellings.size(); member++) {
            for (int spelling = 1; spelling < 5; spelling++) {
                int changed = member;
                int spelled = spelling;
                Object[] values = IntStream.range(0, spellings.size())
                        .mapToObj(i -> spellings.get(i).get(i == changed ? spelled : 0))
                        .toArray();
                tryToRecordAs(plan, body.formatted(values)).statusCode(200).header("ETag", "\"2\"");
            }
        }
    }

    private static ValidatableResponse tryToRecordAs(Plan plan, String body) {
        return Token.forEverything()
                .request()
                .contentType(ContentType.JSON)
                .body(body)
                .put(plan.address() + "/sessions/1/record")
                .then();
    }

    @Test
    void doesNotOverwriteARecordByAnotherBody() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, performedAt(THIS_MORNING));

        for (Body other : List.of(
                performedAt("2027-01-04T08:00:01+03:00"),
                performedAt(THIS_MORNING).with("performer", "dr-kaya"),
                performedAt(THIS_MORNING).without("consentId"),
                performedAt(THIS_MORNING).injecting(3, injection()))) {
            plan.tryToRecord(1, other).statusCode(409).body("code", is("already-recorded"));
        }
        plan.recordOf(1).body("performer", is("dr-demir")).body("injections", hasSize(4));
    }

    @Test
    void takesAConditionButNeedsNone() {
        Plan plan = createPlan(kneeOsteoarthritis());

        sending(performedAt(THIS_MORNING))
                .header("If-Match", "\"7\"")
                .put(plan.address() + "/sessions/1/record")
                .then()
                .statusCode(412);
        plan.recordOf(1).statusCode(404);
        sending(performedAt(THIS_MORNING))
                .header("If-Match", plan.etag())
                .put(plan.address() + "/sessions/1/record")
                .then()
                .statusCode(201);
    }

    @Test
    void recordsSessionsInTheirOrder() {
        Plan plan = createPlan(kneeOsteoarthritis());

        plan.tryToRecord(3, performedAt(THIS_MORNING))
                .statusCode(409)
                .body("code", is("earlier-session-open"))
                .body("openSession", is(1))
                .body("detail", containsString("Session 1 is PLANNED"));
        plan.record(1, performedAt(THIS_MORNING));
        plan.tryToRecord(3, performedAt(THIS_MORNING)).statusCode(409).body("openSession", is(2));
        plan.recordOf(3).statusCode(404);
        plan.session(3).body("status", is("PLANNED"));
    }

    @Test
    void recordsNoSessionThatThePlanDoesNotHave() {
        Plan plan = createPlan(kneeOsteoarthritis());

        plan.tryToRecord(6, performedAt(THIS_MORNING)).statusCode(404);
        sending(performedAt(THIS_MORNING))
                .put(PLANS + "/" + UUID.randomUUID() + "/sessions/1/record")
                .then()
                .statusCode(404);
        plan.recordOf(1).statusCode(404);
        plan.injectionsOf(1).statusCode(404);
        plan.recordsOf(1).body("items", empty());
        plan.addInjection(1, injection()).statusCode(409).body("code", is("not-recorded"));
        plan.amendRecord(1, Body.because("So.")).statusCode(409).body("code", is("not-recorded"));
    }

    @Test
    void refusesATimeThatIsStillToCome() {
        Plan plan = createPlan(kneeOsteoarthritis());

        plan.tryToRecord(1, performedAt("2027-01-04T09:01:00.000001+03:00"))
                .statusCode(422)
                .body("code", is("rule-violated"))
                .body("violations.field", contains("/performedAt"));
        plan.recordOf(1).statusCode(404);
        plan.record(1, performedAt("2027-01-04T09:00:00+03:00"));
    }

    @Test
    void refusesATimeBeforeThePreviousSession() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, performedAt(THIS_MORNING));

        plan.tryToRecord(2, performedAt("2027-01-04T07:59:59+03:00"))
                .statusCode(422)
                .body("violations.field", contains("/performedAt"))
                .body("violations[0].message", containsString("session 1"));
        plan.record(2, performedAt(THIS_MORNING));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-03T20:59:59Z, 2027-01-03",
        "2027-01-03T21:00:00Z, 2027-01-04",
        "2027-01-03T23:30:00Z, 2027-01-04",
        "2027-01-03T23:30:00-05:00, 2027-01-04",
        "2027-01-04T01:30:00+05:00, 2027-01-03",
    })
    void takesTheDayInTheClinicsZone(String time, String day) {
        clock.set("2027-01-10T09:00:00+03:00");
        Plan plan = createPlan(kneeOsteoarthritis());

        plan.record(1, performedAt(time)).body("performedOn", is(day));

        plan.session(1).body("performedOn", is(day)).body("date", is(day)).body("target", is("2027-01-04"));
    }

    @Test
    void keepsATimeToTheMicrosecond() {
        Plan plan = createPlan(kneeOsteoarthritis());

        plan.record(1, performedAt("2027-01-04T08:00:00.123456789+03:00"))
                .body("performedAt", is("2027-01-04T08:00:00.123456+03:00"));
        plan.recordOf(1).body("performedAt", is("2027-01-04T08:00:00.123456+03:00"));
    }

    @Test
    void placesLaterSessionsAgainAfterALateOne() {
        Plan plan = createPlan(kneeOsteoarthritis());
        clock.set("2027-01-09T18:00:00+03:00");

        plan.record(1, performedAt("2027-01-07T10:00:00+03:00"));

        plan.get()
                .body(
                        "schedule.sessions.date",
                        contains("2027-01-07", "2027-01-25", "2027-02-12", "2027-03-02", "2027-03-22"))
                .body("schedule.sessions[0].target", is("2027-01-04"))
                .body("schedule.sessions[0].window.latest", is("2027-01-04"))
                .body("schedule.deadline", is("2027-07-07"));
    }

    @Test
    void placesLaterSessionsAgainAfterAnEarlyOne() {
        Plan plan = createPlan(kneeOsteoarthritis()).consented();
        plan.record(1, performedAt(THIS_MORNING));
        clock.set("2027-01-15T18:00:00+03:00");

        plan.record(2, performedAt("2027-01-15T10:00:00+03:00"))
                .body("deviations.rule", contains("performed-outside-window"));

        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-01-15", "2027-02-02", "2027-02-22", "2027-03-12");
    }

    @Test
    void losesSessionsThatNoLongerFitAndFindsThemAgain() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());
        plan.record(1, performedAt(THIS_MORNING));
        clock.set("2027-06-28T18:00:00+03:00");

        plan.record(2, performedAt("2027-06-28T10:00:00+03:00"));
        plan.get()
                .body("schedule.sessions", hasSize(2))
                .body("schedule.sessionCount", is(2))
                .body("schedule.lost", is(Map.of("count", 1, "since", "2027-07-12")))
                .body("schedule.notes.rule", hasItem("six-month-cap"));
        plan.session(3).statusCode(404);

        plan.amendRecord(2, Body.because("It was January.").with("performedAt", "2027-01-18T10:00:00+03:00"))
                .statusCode(201);
        plan.get().body("$", not(hasKey("lost")));
        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-01-18", "2027-02-01");
        plan.session(3).statusCode(200).body("performer", is("dr-demir"));
    }

    @Test
    void recordsAWholeCourse() {
        Plan plan = createPlan(kneeOsteoarthritis().mild()).consented();
        for (int number = 1; number <= 3; number++) {
            String day = plan.dates().get(number - 1);
            clock.set(day + "T18:00:00+03:00");
            plan.record(number, performedAt(day + "T10:00:00+03:00")).body("deviations", empty());
        }

        plan.act("complete")
                .statusCode(200)
                .body("schedule.sessions.status", everyItem(is("PERFORMED")))
                .body("schedule.sessions.date", contains("2027-01-04", "2027-01-18", "2027-02-01"));
    }

    @Test
    void namesEverythingThatCannotBeRightInAllInjectionsAtOnce() {
        Plan plan = createPlan(kneeOsteoarthritis());

        plan.tryToRecord(
                        1,
                        performedAt(THIS_MORNING)
                                .injecting(
                                        injection().with("site", "left-ear"),
                                        injection(),
                                        injection().without("side").with("solution", "water"),
                                        injection().with("site", "nuchal-ligament"),
                                        injection().with("site", "here").with("solution", "there")))
                .statusCode(422)
                .body("code", is("unknown-code"))
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "/injections/0/site",
                                "/injections/2/side",
                                "/injections/2/solution",
                                "/injections/3/side",
                                "/injections/4/site",
                                "/injections/4/solution"));
        plan.recordOf(1).statusCode(404);
    }

    @Test
    void wantsTheSideOfASidedSiteAndOfNoOther() {
        Plan plan = createPlan(kneeOsteoarthritis());

        plan.tryToRecord(1, performedAt(THIS_MORNING).injecting(injection().with("side", null)))
                .statusCode(422)
                .body("code", is("rule-violated"))
                .body("violations.field", contains("/injections/0/side"));
        plan.record(
                        1,
                        performedAt(THIS_MORNING)
                                .injecting(injection()
                                        .with("site", "nuchal-ligament")
                                        .without("side")))
                .body("injections[0]", not(hasKey("side")));
    }

    @Test
    void namesEverythingThatIsMalformedAtOnce() {
        createPlan(kneeOsteoarthritis())
                .tryToRecord(
                        1,
                        object().with("performedAt", "2027-01-04T08:00:00")
                                .with("consentId", "")
                                .with("anaesthetic", Map.of("doseMg", -1))
                                .injecting(
                                        injection().with("volumeMl", 0),
                                        injection().with("volumeMl", -1).with("concentrationPercent", 100.001),
                                        injection().with("lidocaineMg", -0.001).with("side", "BOTH"),
                                        injection()
                                                .without("site")
                                                .without("solution")
                                                .without("volumeMl")))
                .statusCode(400)
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "/performedAt",
                                "/performer",
                                "/consentId",
                                "/anaesthetic/agent",
                                "/anaesthetic/doseMg",
                                "/anaesthetic/withAdrenaline",
                                "/injections/0/volumeMl",
                                "/injections/1/volumeMl",
                                "/injections/1/concentrationPercent",
                                "/injections/2/lidocaineMg",
                                "/injections/2/side",
                                "/injections/3/site",
                                "/injections/3/solution",
                                "/injections/3/volumeMl"));
    }

    @ParameterizedTest
    @CsvSource({"lidocaine, 50, 70", "LIDOCAINE, 50, 70", "Xylocaine 2%, 50, 70", "articaine, 50, 20"})
    void countsAnAnaestheticOnlyIfItIsLidocaine(String agent, int doseMg, int total) {
        createPlan(kneeOsteoarthritis())
                .record(1, performedAt(THIS_MORNING).anaesthetised(agent, doseMg, false))
                .body("totals.lidocaineMg", is(total));
    }

    @Test
    void addsAnInjectionToARecord() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, performedAt(THIS_MORNING));

        ValidatableResponse added = plan.addInjection(
                        1, injection().with("site", "knee-joint").with("volumeMl", 4))
                .statusCode(201)
                .header("ETag", "\"3\"")
                .header("Cache-Control", "no-store")
                .body("position", is(5))
                .body("site", is("knee-joint"))
                .body("structure", is("JOINT"))
                .body("voided", is(false))
                .body("amendments", empty());

        plan.injectionsOf(1)
                .statusCode(200)
                .body("items.position", contains(1, 2, 3, 4, 5))
                .body("items[4]", is(added.extract().<Object>path("$")));
        plan.recordOf(1).body("totals", is(Map.of("injectionCount", 5, "volumeMl", 10.0f, "lidocaineMg", 25)));
        assertThat(plan.etag()).isEqualTo("\"3\"");
    }

    @Test
    void addsNoInjectionThatCannotHaveBeenGiven() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, performedAt(THIS_MORNING));

        plan.addInjection(1, injection().without("side").with("solution", "water"))
                .statusCode(422)
                .body("violations.field", containsInAnyOrder("/side", "/solution"));
        plan.addInjection(1, injection().with("volumeMl", 0))
                .statusCode(400)
                .body("violations.field", contains("/volumeMl"));
        plan.injectionsOf(1).body("items", hasSize(4));
        assertThat(plan.etag()).isEqualTo("\"2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "ACTIVE", "ON_HOLD", "COMPLETED", "CANCELLED"})
    void acceptsWhatHappenedInEveryStatusOfThePlan(String status) {
        Plan plan = createPlan(status.equals("DRAFT") ? kneeOsteoarthritis().unscreened() : kneeOsteoarthritis())
                .consented();
        switch (status) {
            case "ON_HOLD" -> plan.act("hold");
            case "COMPLETED" -> plan.act("complete");
            case "CANCELLED" -> plan.act("cancel");
            default -> assertThat(plan.status()).isEqualTo(status);
        }

        ValidatableResponse recorded = plan.record(1, performedAt(THIS_MORNING));
        plan.addInjection(1, injection()).statusCode(201);
        plan.amendRecord(1, Body.because("Typing error.").with("notes", "Tolerated well."))
                .statusCode(201);

        assertThat(plan.status()).isEqualTo(status);
        plan.session(1).body("status", is("PERFORMED"));
        if (status.equals("ACTIVE")) {
            recorded.body("deviations", empty());
        } else {
            recorded.body("deviations.rule", hasItem("plan-not-active"))
                    .body("deviations[0].statement", endsWith("It was " + status + "."));
        }
        // What was flagged stays flagged, and what was not is not flagged later.
        if (status.equals("ACTIVE")) {
            plan.act("cancel").statusCode(200);
            plan.recordOf(1).body("deviations", empty());
        }
    }

    @Test
    void keepsTheCourseAsItWasWhenItHasEnded() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());
        plan.act("cancel").statusCode(200);

        plan.record(2, performedAt(THIS_MORNING)).body("deviations.rule", hasItem("session-not-live"));

        plan.get()
                .body("schedule.sessions.status", contains("CANCELLED", "PERFORMED", "CANCELLED"))
                .body("schedule.sessions.date", contains("2027-01-04", "2027-01-04", "2027-02-01"));
        plan.tryToRecord(1, performedAt("2027-01-04T08:00:01+03:00"))
                .statusCode(422)
                .body("violations[0].message", containsString("session 2"));
        plan.record(1, performedAt("2027-01-04T07:00:00+03:00"));
    }

    @Test
    void readsOnlyJson() {
        Plan plan = createPlan(kneeOsteoarthritis());

        given().contentType("text/plain")
                .body("{}")
                .put(plan.address() + "/sessions/1/record")
                .then()
                .statusCode(415);
    }
}
