package org.prolotherapy.api.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.injection;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Body;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;

/** Corrections of what was recorded: nothing is overwritten. */
@QuarkusTest
class AmendmentsTest {

    private static final Body SESSION = performedAt("2027-01-04T08:00:00+03:00");

    @Inject
    ClockForTests clock;

    @Test
    void correctsARecordAndKeepsTheOldValueReadable() {
        Plan plan = recorded();

        plan.amendRecord(
                        1, because("Typing error.").with("performer", "dr-kaya").with("notes", "Swelling."))
                .statusCode(201)
                .header("ETag", "\"4\"")
                .header("Cache-Control", "no-store")
                .body("performer", is("dr-kaya"))
                .body("notes", is("Swelling."))
                .body("consentId", is("consent-551"));

        plan.recordOf(1)
                .body("performer", is("dr-kaya"))
                .body("amendments.revision", contains(1))
                .body("amendments[0].reason", is("Typing error."))
                .body("amendments[0].void", is(false))
                .body("amendments[0].amendedAt", is("2027-01-04T09:00:00+03:00"))
                .body(
                        "amendments[0].changes",
                        contains(
                                Map.of("field", "notes", "after", "Swelling."),
                                Map.of("field", "performer", "before", "dr-demir", "after", "dr-kaya")));
        plan.session(1).body("performer", is("dr-kaya"));
        assertThat(plan.etag()).isEqualTo("\"4\"");
    }

    @Test
    void countsTheCorrectionsOfARecord() {
        Plan plan = recorded();

        plan.amendRecord(1, because("First.").with("performer", "dr-kaya"));
        plan.amendRecord(1, because("Second.").with("performer", "dr-aydin"));

        plan.recordOf(1)
                .body("performer", is("dr-aydin"))
                .body("amendments.revision", contains(1, 2))
                .body("amendments.reason", contains("First.", "Second."))
                .body("amendments[1].changes[0].before", is("dr-kaya"))
                .body("amendments[1].changes[0].after", is("dr-aydin"));
    }

    @Test
    void clearsWhatIsSetToNull() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, SESSION.with("notes", "Another patient's.").anaesthetised("lidocaine", 20, false));

        plan.amendRecord(
                        1,
                        because("Mixed up.")
                                .with("notes", null)
                                .with("consentId", null)
                                .with("anaesthetic", null))
                .statusCode(201)
                .body("$", not(hasKey("notes")))
                .body("$", not(hasKey("consentId")))
                .body("$", not(hasKey("anaesthetic")))
                .body("totals.lidocaineMg", is(20))
                .body("deviations.rule", contains("consent"))
                .body("amendments[0].changes.field", contains("anaesthetic", "consentId", "notes"))
                .body("amendments[0].changes[2].before", is("Another patient's."));
    }

    @Test
    void correctsTheAnaestheticMemberByMember() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, SESSION.anaesthetised("lidocaine", 20, false));

        plan.amendRecord(1, because("Typing error.").with("anaesthetic", Map.of("doseMg", 30)))
                .statusCode(201)
                .body("anaesthetic", is(Map.of("agent", "lidocaine", "doseMg", 30, "withAdrenaline", false)))
                .body("totals.lidocaineMg", is(50));
    }

    @Test
    void tellsOnlyValuesThatChangedNotThoseThatAreSpelledOtherwise() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, SESSION.anaesthetised("lidocaine", 20, false));

        plan.amendRecord(
                        1,
                        because("Typing error.")
                                .with("performedAt", "2027-01-04T05:00:00.000Z")
                                .with("anaesthetic", Map.of("doseMg", new BigDecimal("20.00")))
                                .with("performer", "dr-kaya"))
                .statusCode(201)
                .body("amendments[0].changes.field", contains("performer"));
        assertThat(plan.lastChanges())
                .containsExactly("1 performer dr-demir -> dr-kaya", "1 record/performer dr-demir -> dr-kaya");
    }

    @Test
    void placesLaterSessionsAgainAfterACorrectedTime() {
        Plan plan = createPlan(kneeOsteoarthritis()).consented();
        clock.set("2027-01-09T09:00:00+03:00");
        plan.record(1, performedAt("2027-01-07T10:00:00+03:00"));
        assertThat(plan.dates()).startsWith("2027-01-07", "2027-01-25");

        plan.amendRecord(1, because("It was Monday.").with("performedAt", "2027-01-04T10:00:00+03:00"))
                .statusCode(201)
                .body("performedOn", is("2027-01-04"))
                .body("deviations", empty());

        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-01-22", "2027-02-09", "2027-03-01", "2027-03-19");
        plan.get().body("schedule.deadline", is("2027-07-04"));
    }

    @Test
    void refusesACorrectedTimeThatCannotBeRight() {
        Plan plan = createPlan(kneeOsteoarthritis());
        clock.set("2027-01-25T09:00:00+03:00");
        plan.record(1, performedAt("2027-01-04T10:00:00+03:00"));
        plan.record(2, performedAt("2027-01-22T10:00:00+03:00"));

        plan.amendRecord(2, because("So.").with("performedAt", "2027-01-25T09:01:00.000001+03:00"))
                .statusCode(422)
                .body("violations.field", contains("/performedAt"));
        plan.amendRecord(2, because("So.").with("performedAt", "2027-01-04T09:59:59+03:00"))
                .statusCode(422)
                .body("violations[0].message", containsString("session 1"));
        plan.amendRecord(1, because("So.").with("performedAt", "2027-01-22T10:00:01+03:00"))
                .statusCode(422)
                .body("violations[0].message", containsString("session 2"));
        plan.recordOf(1).body("amendments", empty());
        plan.recordOf(2).body("amendments", empty());

        plan.amendRecord(1, because("So.").with("performedAt", "2027-01-22T10:00:00+03:00"))
                .statusCode(201);
        plan.amendRecord(2, because("So.").with("performedAt", "2027-01-25T09:00:00+03:00"))
                .statusCode(201);
    }

    @Test
    void letsASessionBeRecordedAgainOnceItsRecordIsVoided() {
        Plan plan = createPlan(kneeOsteoarthritis()).consented();
        clock.set("2027-01-09T09:00:00+03:00");
        plan.record(1, performedAt("2027-01-07T10:00:00+03:00").with("performer", "dr-kaya"));

        plan.amendRecord(1, because("Another patient.").with("void", true))
                .statusCode(201)
                .body("voided", is(true))
                .body("amendments[0].void", is(true));

        plan.session(1)
                .body("status", is("PLANNED"))
                .body("performer", is("dr-demir"))
                .body("$", not(hasKey("performedOn")));
        assertThat(plan.dates()).containsExactly("2027-01-04", "2027-01-22", "2027-02-09", "2027-03-01", "2027-03-19");
        plan.recordOf(1).statusCode(404);
        plan.injectionsOf(1).statusCode(404);
        plan.amendRecord(1, because("Again.").with("void", true))
                .statusCode(409)
                .body("code", is("not-recorded"));

        plan.record(1, performedAt("2027-01-08T10:00:00+03:00"));
        assertThat(plan.dates()).startsWith("2027-01-08", "2027-01-26");
        plan.recordsOf(1)
                .body("items.voided", contains(true, false))
                .body("items.performer", contains("dr-kaya", "dr-demir"))
                .body("items.performedOn", contains("2027-01-07", "2027-01-08"));
    }

    @Test
    void recordsTheVeryBodyAnewThatWasVoided() {
        Plan plan = recorded();
        plan.amendRecord(1, because("Another patient.").with("void", true)).statusCode(201);

        plan.record(1, SESSION).body("voided", is(false)).body("amendments", empty());
    }

    @Test
    void voidsNoRecordBeforeThoseOfLaterSessions() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, SESSION);
        plan.record(2, SESSION);

        plan.amendRecord(1, because("Another patient.").with("void", true))
                .statusCode(409)
                .body("code", is("session-state"))
                .body("detail", containsString("Session 2 is PERFORMED"));
        plan.recordOf(1).statusCode(200).body("voided", is(false));

        plan.amendRecord(2, because("Another patient.").with("void", true)).statusCode(201);
        plan.amendRecord(1, because("Another patient.").with("void", true)).statusCode(201);
        plan.session(1).body("status", is("PLANNED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "cancel"})
    void cancelsASessionWhoseRecordIsVoidedAfterTheCourseEnded(String action) {
        Plan plan = recorded();
        plan.act(action).statusCode(200);

        plan.amendRecord(1, because("Another patient.").with("void", true)).statusCode(201);

        plan.session(1).body("status", is("CANCELLED")).body("date", is("2027-01-04"));
        plan.record(1, SESSION).body("deviations.rule", hasItem("session-not-live"));
    }

    @Test
    void wantsAReasonAndNamesEverythingThatIsMalformed() {
        Plan plan = recorded();

        plan.amendRecord(
                        1,
                        object().with("performedAt", null)
                                .with("performer", "")
                                .with("anaesthetic", Map.of("doseMg", -1))
                                .with("void", "yes"))
                .statusCode(400)
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "/reason",
                                "/performedAt",
                                "/performer",
                                "/anaesthetic/agent",
                                "/anaesthetic/doseMg",
                                "/anaesthetic/withAdrenaline",
                                "/void"));
        plan.amendRecord(1, because("So.").injecting())
                .statusCode(400)
                .body("violations.field", contains("/injections"));
        plan.recordOf(1).body("amendments", empty());
    }

    @Test
    void correctsAnInjectionAndKeepsTheOldValueReadable() {
        Plan plan = recorded();
        String injection = injectionOf(plan);

        plan.amendInjection(
                        1,
                        injection,
                        because("Typing error.")
                                .with("volumeMl", 2.5)
                                .with("lidocaineMg", null)
                                .with("side", "RIGHT"))
                .statusCode(201)
                .header("ETag", "\"4\"")
                .body("id", is(injection))
                .body("position", is(1))
                .body("volumeMl", is(2.5f))
                .body("side", is("RIGHT"))
                .body("$", not(hasKey("lidocaineMg")));

        plan.recordOf(1)
                .body("totals", is(Map.of("injectionCount", 4, "volumeMl", 7.0f, "lidocaineMgAtLeast", 15)))
                .body("deviations.rule", containsInAnyOrder("side-outside-laterality", "not-evaluated"))
                .body("injections[0].amendments[0].reason", is("Typing error."))
                .body("injections[0].amendments[0].revision", is(1))
                .body(
                        "injections[0].amendments[0].changes",
                        contains(
                                Map.of("field", "lidocaineMg", "before", 5),
                                Map.of("field", "side", "before", "LEFT", "after", "RIGHT"),
                                Map.of("field", "volumeMl", "before", 1.5f, "after", 2.5f)));
    }

    @Test
    void takesTheUsualTissueOfACorrectedSite() {
        Plan plan = recorded();
        String injection = injectionOf(plan);

        plan.amendInjection(1, injection, because("Wrong site.").with("site", "knee-joint"))
                .statusCode(201)
                .body("site", is("knee-joint"))
                .body("structure", is("JOINT"));
        plan.amendInjection(1, injection, because("Into the ligament.").with("structure", "LIGAMENT"))
                .statusCode(201)
                .body("structure", is("LIGAMENT"));
        plan.amendInjection(1, injection, because("The dose.").with("volumeMl", 3))
                .statusCode(201)
                .body("structure", is("LIGAMENT"));
        plan.amendInjection(1, injection, because("The joint after all.").with("structure", null))
                .statusCode(201)
                .body("structure", is("JOINT"));
    }

    @Test
    void countsAVoidedInjectionInNoTotal() {
        Plan plan = recorded();
        String injection = injectionOf(plan);

        plan.amendInjection(1, injection, because("It was not given.").with("void", true))
                .statusCode(201)
                .body("voided", is(true));

        plan.recordOf(1)
                .body("totals", is(Map.of("injectionCount", 3, "volumeMl", 4.5f, "lidocaineMg", 15)))
                .body("injections.voided", contains(true, false, false, false))
                .body("deviations.rule", contains("injections-per-session"));
        plan.amendInjection(1, injection, because("Or was it?").with("void", false))
                .statusCode(409)
                .body("code", is("session-state"));
        plan.addInjection(1, injection()).statusCode(201).body("position", is(5));
        plan.recordOf(1).body("totals.injectionCount", is(4)).body("deviations", empty());
    }

    @Test
    void correctsNoInjectionIntoOneThatCannotHaveBeenGiven() {
        Plan plan = recorded();
        String injection = injectionOf(plan);

        plan.amendInjection(
                        1, injection, because("So.").with("site", "left-ear").with("solution", "water"))
                .statusCode(422)
                .body("code", is("unknown-code"))
                .body("violations.field", containsInAnyOrder("/site", "/solution"));
        plan.amendInjection(1, injection, because("So.").with("side", null))
                .statusCode(422)
                .body("violations.field", contains("/side"));
        plan.amendInjection(1, injection, object().with("volumeMl", 0).with("site", null))
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("/reason", "/volumeMl", "/site"));
        plan.recordOf(1).body("injections[0].amendments", empty());
        assertThat(plan.etag()).isEqualTo("\"3\"");
    }

    @Test
    void correctsOnlyInjectionsOfThatSession() {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, SESSION);
        plan.record(2, SESSION);

        plan.amendInjection(2, injectionOf(plan), because("So.")).statusCode(404);
        plan.amendInjection(1, UUID.randomUUID().toString(), because("So.")).statusCode(404);
    }

    private static Plan recorded() {
        Plan plan = createPlan(kneeOsteoarthritis()).consented();
        plan.record(1, SESSION);
        return plan;
    }

    private static String injectionOf(Plan plan) {
        return plan.injectionsOf(1).extract().path("items[0].id");
    }
}
