package org.prolotherapy.api.records;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.holdDecision;
import static org.prolotherapy.Body.injection;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.Body;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;

/** What a record says of the difference between what was done and what was planned: both sides of every edge. */
@QuarkusTest
class DeviationsTest {

    private static final Body SESSION = performedAt("2027-01-04T08:00:00+03:00");

    @Inject
    ClockForTests clock;

    @ParameterizedTest
    @CsvSource({
        "2027-01-18T00:00:00+03:00, ",
        "2027-01-25T23:59:59+03:00, ",
        "2027-01-15T23:59:59+03:00, performed-outside-window",
        "2027-01-26T00:00:00+03:00, performed-outside-window",
        "2027-01-25T21:00:00Z, performed-outside-window",
        "2027-01-17T21:00:00Z, ",
    })
    void saysThatASessionWasPerformedOutsideItsWindow(String time, @Nullable String rule) {
        Plan plan = consentedPlan(kneeOsteoarthritis());
        plan.record(1, SESSION);
        clock.set("2027-01-31T09:00:00+03:00");

        flagged(plan.record(2, performedAt(time)), rule);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-22T23:59:59+03:00, ",
        "2027-01-23T00:00:00+03:00, performed-on-closed-day",
        "2027-01-24T23:59:59+03:00, performed-on-closed-day",
        "2027-01-24T21:00:00Z, ",
    })
    void saysThatTheClinicWasClosed(String time, @Nullable String rule) {
        Plan plan = consentedPlan(kneeOsteoarthritis());
        plan.record(1, SESSION);
        clock.set("2027-01-31T09:00:00+03:00");

        flagged(plan.record(2, performedAt(time)), rule);
    }

    @Test
    void judgesACorrectedDayByThatDay() {
        Plan plan = consentedPlan(kneeOsteoarthritis());
        plan.record(1, SESSION);
        clock.set("2027-01-31T09:00:00+03:00");
        flagged(plan.record(2, performedAt("2027-01-22T10:00:00+03:00")), null);

        flagged(amendedTo(plan, "2027-01-23T10:00:00+03:00"), "performed-on-closed-day");
        flagged(amendedTo(plan, "2027-01-26T10:00:00+03:00"), "performed-outside-window");
        flagged(amendedTo(plan, "2027-01-25T10:00:00+03:00"), null);
        flagged(plan.recordOf(2), null);
    }

    @ParameterizedTest
    @CsvSource({"3, injections-per-session", "4, ", "15, ", "16, injections-per-session"})
    void saysThatTheNumberOfInjectionsIsUnusual(int count, @Nullable String rule) {
        flagged(consentedPlan(kneeOsteoarthritis()).record(1, SESSION.injecting(count, injection())), rule);
    }

    @ParameterizedTest
    @CsvSource({"knee-joint, ", "hip-joint, site-outside-condition", "elbow-joint, site-outside-condition"})
    void saysThatASiteDoesNotBelongToTheCondition(String site, @Nullable String rule) {
        ValidatableResponse recorded = consentedPlan(kneeOsteoarthritis())
                .record(1, SESSION.injecting(4, injection().with("site", site)));

        flagged(recorded, rule);
        if (rule != null) {
            recorded.body("deviations[0].statement", containsString("This concerns " + site + "."));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LEFT, LEFT, ",
        "LEFT, RIGHT, side-outside-laterality",
        "RIGHT, LEFT, side-outside-laterality",
        "RIGHT, RIGHT, ",
        // Each of two sides has a count of its own, and the other got none.
        "BILATERAL, LEFT, injections-per-session",
        "BILATERAL, RIGHT, injections-per-session",
        "NONE, LEFT, ",
    })
    void saysThatTheOtherSideWasTreated(String laterality, String side, @Nullable String rule) {
        flagged(
                consentedPlan(kneeOsteoarthritis().with("laterality", laterality))
                        .record(1, SESSION.injecting(4, injection().with("side", side))),
                rule);
    }

    @Test
    void saysThatASolutionIsNotTheProtocols() {
        flagged(
                consentedPlan(kneeOsteoarthritis())
                        .record(
                                1,
                                SESSION.injecting(
                                        4,
                                        injection().with("solution", "phenol").with("concentrationPercent", 2))),
                "solution-of-protocol");
    }

    @Test
    void flagsACorticosteroidInsteadOfRefusingTheTruth() {
        consentedPlan(kneeOsteoarthritis())
                .record(
                        1,
                        SESSION.injecting(
                                injection(),
                                injection(),
                                injection(),
                                injection()
                                        .with("solution", "corticosteroid")
                                        .without("lidocaineMg")
                                        .without("concentrationPercent")))
                .body("deviations.rule", containsInAnyOrder("solution-of-protocol", "no-corticosteroid"))
                .body("deviations.statement", everyItem(containsString("This concerns corticosteroid.")));
    }

    @ParameterizedTest
    @CsvSource({"11.999, concentration-range", "12, ", "25, ", "25.001, concentration-range"})
    void saysThatAConcentrationIsNotPublished(double percent, @Nullable String rule) {
        flagged(
                consentedPlan(kneeOsteoarthritis().without("concentrationPercent"))
                        .record(1, SESSION.injecting(4, injection().with("concentrationPercent", percent))),
                rule);
    }

    @ParameterizedTest
    @CsvSource({"14.999, concentration-not-planned", "15.000, ", "15.001, concentration-not-planned"})
    void saysThatAConcentrationIsNotThePlannedOne(double percent, @Nullable String rule) {
        flagged(
                consentedPlan(kneeOsteoarthritis())
                        .record(1, SESSION.injecting(4, injection().with("concentrationPercent", percent))),
                rule);
    }

    @Test
    void judgesByWhatWasPlannedWhenItWasRecorded() {
        Plan plan = consentedPlan(kneeOsteoarthritis());
        plan.record(1, SESSION);

        plan.patch(object().with("concentrationPercent", 20).with("weightKg", 1))
                .statusCode(200);

        flagged(plan.recordOf(1), null);
    }

    @ParameterizedTest
    @CsvSource({
        // 4 × 5 mg are in the injections; 60 kg allow 270 mg, with adrenaline 420 mg
        "60, lidocaine, 250, false, ",
        "60, lidocaine, 250.001, false, lidocaine-ceiling",
        "100, lignocaine, 280, false, ",
        "100, lignocaine, 280.001, false, lidocaine-ceiling",
        // 20 of 300 mg leave 14 of 15 parts of 500 mg
        "100, Lidocaine, 466.666, true, ",
        "100, Lidocaine, 466.667, true, lidocaine-ceiling",
        // 20 of 300 mg leave 14 of 15 parts of 175 mg, with adrenaline of 225 mg
        "100, Marcaine, 163.333, false, ",
        "100, Marcaine, 163.334, false, anaesthetic-ceiling",
        "100, bupivacaine, 210, true, ",
        "100, bupivacaine, 210.001, true, anaesthetic-ceiling",
    })
    void saysThatLidocaineExceededItsCeiling(
            int weightKg, String agent, double doseMg, boolean withAdrenaline, @Nullable String rule) {
        flagged(
                consentedPlan(kneeOsteoarthritis().with("weightKg", weightKg))
                        .record(1, SESSION.anaesthetised(agent, doseMg, withAdrenaline)),
                rule);
    }

    @Test
    void countsTheInjectionsThatWereAddedAndNotThoseThatWereVoided() {
        Plan plan = consentedPlan(kneeOsteoarthritis().with("weightKg", 60));
        plan.record(1, SESSION.anaesthetised("lidocaine", 250, false));

        String added = plan.addInjection(1, injection().with("lidocaineMg", 1))
                .extract()
                .path("id");
        flagged(plan.recordOf(1), "lidocaine-ceiling");

        plan.amendInjection(1, added, because("It was not given.").with("void", true))
                .statusCode(201);
        flagged(plan.recordOf(1), null);
    }

    @Test
    void saysWhichDosesItDoesNotKnow() {
        flagged(
                consentedPlan(kneeOsteoarthritis())
                        .record(1, SESSION.injecting(4, injection().without("lidocaineMg"))),
                "not-evaluated");
        flagged(
                consentedPlan(kneeOsteoarthritis()).record(1, SESSION.anaesthetised("foocaine", 50, false)),
                "not-evaluated");
        consentedPlan(kneeOsteoarthritis().without("weightKg"))
                .record(
                        1,
                        SESSION.anaesthetised("foocaine", 50, false)
                                .injecting(4, injection().without("lidocaineMg")))
                .body("deviations.rule", contains("not-evaluated"))
                .body(
                        "deviations[0].statement",
                        endsWith(
                                "This concerns lidocaine-ceiling; missing: the agent of the anaesthetic, lidocaineMg of an"
                                        + " injection, weightKg."))
                .body("totals", not(hasKey("lidocaineMg")))
                .body("totals.lidocaineMgAtLeast", is(0));
        flagged(
                consentedPlan(kneeOsteoarthritis()).record(1, SESSION.anaesthetised("articaine", 50, false)),
                "not-evaluated");
        flagged(consentedPlan(kneeOsteoarthritis().without("weightKg")).record(1, SESSION), "not-evaluated");
        flagged(
                consentedPlan(kneeOsteoarthritis().without("weightKg"))
                        .record(1, SESSION.injecting(4, injection().with("lidocaineMg", 0))),
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 10, ",
        "4, 10.001, volume-unusual",
        "6, 10, ",
        "7, 8.571, ",
        "7, 8.572, volume-unusual",
    })
    void saysThatAVolumeIsUnusual(int count, double volumeMl, @Nullable String rule) {
        flagged(
                consentedPlan(kneeOsteoarthritis())
                        .record(1, SESSION.injecting(count, injection().with("volumeMl", volumeMl))),
                rule);
    }

    @Test
    void saysWhichConcentrationsItDoesNotKnow() {
        consentedPlan(kneeOsteoarthritis())
                .record(1, SESSION.injecting(4, injection().without("concentrationPercent")))
                .body("deviations.rule", contains("not-evaluated", "not-evaluated"))
                .body(
                        "deviations.statement",
                        containsInAnyOrder(
                                endsWith("This concerns concentration-range; missing: concentrationPercent of"
                                        + " hypertonic-dextrose-lidocaine."),
                                endsWith("This concerns concentration-not-planned; missing: concentrationPercent of"
                                        + " hypertonic-dextrose-lidocaine.")));
        consentedPlan(kneeOsteoarthritis())
                .record(
                        1,
                        SESSION.injecting(
                                4,
                                injection()
                                        .with("solution", "ozone")
                                        .without("lidocaineMg")
                                        .without("concentrationPercent")))
                .body(
                        "deviations.statement",
                        hasItem(endsWith(
                                "This concerns concentration-range; missing: published concentrations of ozone.")));
        consentedPlan(kneeOsteoarthritis()
                        .with("protocol", "inflammatory")
                        .with("solution", "phenol")
                        .with("concentrationPercent", 2))
                .record(
                        1,
                        SESSION.injecting(
                                4,
                                injection()
                                        .with("solution", "phenol")
                                        .without("lidocaineMg")
                                        .with("concentrationPercent", 100)))
                .body("deviations.rule", contains("concentration-range", "concentration-not-planned"));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 4, 0, 3 LEFT",
        "4, 4, 0, ",
        "15, 15, 0, ",
        "15, 16, 0, 16 RIGHT",
        "2, 2, 2, ",
        "0, 0, 3, '3 LEFT, 3 RIGHT'"
    })
    void countsTheInjectionsOfEachSide(int left, int right, int middle, @Nullable String unusual) {
        Body spine = injection().with("site", "nuchal-ligament").without("side");
        Body[] injections = Stream.of(
                        Stream.generate(() -> injection().with("side", "LEFT")).limit(left),
                        Stream.generate(() -> injection().with("side", "RIGHT")).limit(right),
                        Stream.generate(() -> spine).limit(middle))
                .flatMap(each -> each)
                .toArray(Body[]::new);

        ValidatableResponse record = consentedPlan(kneeOsteoarthritis().with("laterality", "BILATERAL"))
                .record(1, SESSION.injecting(injections));

        String of = "deviations.findAll { it.rule == 'injections-per-session' }.statement";
        if (unusual == null) {
            record.body(of, empty());
        } else {
            record.body(of, contains(endsWith("here there are " + unusual + ".")));
        }
    }

    @Test
    void saysThatAnAllergyWasNotUnderstood() {
        Plan plan = consentedPlan(kneeOsteoarthritis().screened(screening().with("allergies", List.of("wasps"))));

        flagged(plan.record(1, SESSION), "allergy-unmatched");
        plan.addInjection(1, injection()).statusCode(201);
        plan.amendRecord(
                        1,
                        because("The anaesthetic.")
                                .with("anaesthetic", Map.of("agent", "foocaine", "doseMg", 1, "withAdrenaline", false)))
                .statusCode(201)
                .body(
                        "deviations.statement",
                        hasItem(endsWith(
                                "This concerns allergy-to-component; missing: the agent of the anaesthetic.")));
    }

    @Test
    void saysThatThereIsNoConsent() {
        flagged(createPlan(kneeOsteoarthritis()).record(1, SESSION), "consent");
    }

    @Test
    void saysThatThePatientWasNotExamined() {
        flagged(
                consentedPlan(kneeOsteoarthritis().screened(screening().without("examination")))
                        .record(1, SESSION),
                "examination-before-sites");
    }

    @Test
    void saysThatTheClinicHasNotNamedThePerformer() {
        Plan plan = consentedPlan(kneeOsteoarthritis());

        flagged(plan.record(1, SESSION.with("performer", "dr-nobody")), "performer-qualification");
        flagged(
                plan.amendRecord(1, because("Typing error.").with("performer", "dr-ak"))
                        .statusCode(201),
                null);
    }

    @Test
    void judgesByTheProtocolOfThatTime() {
        Plan plan = consentedPlan(kneeOsteoarthritis().mild());
        plan.record(1, SESSION);

        plan.act("replan", because("Another way.").with("protocol", "growth-factor-injection"))
                .statusCode(200);

        flagged(plan.recordOf(1), null);
    }

    @Test
    void saysThatThePatientWasNotScreened() {
        consentedPlan(kneeOsteoarthritis().unscreened())
                .record(1, SESSION)
                .body(
                        "deviations.rule",
                        containsInAnyOrder("plan-not-active", "screening-unanswered", "examination-before-sites"));
    }

    @ParameterizedTest
    @CsvSource({"2, anticoagulants", "3, "})
    void saysThatAnticoagulantsWereNotHeldForLongEnough(int days, @Nullable String rule) {
        Plan plan = consentedPlan(kneeOsteoarthritis().unscreened());
        plan.screen(screening().with("anticoagulants", true).with("holdDecision", holdDecision(days)))
                .statusCode(201);

        ValidatableResponse recorded = plan.record(1, SESSION);

        if (rule == null) {
            recorded.body("deviations", empty());
        } else {
            recorded.body("deviations.rule", contains("plan-not-active", rule));
        }
    }

    @Test
    void saysThatThePatientWasAllergicToWhatWasInjected() {
        Plan plan = consentedPlan(kneeOsteoarthritis().unscreened());
        plan.screen(screening().with("allergies", List.of("fenol"))).statusCode(201);

        flagged(plan.record(1, SESSION), null);
        plan.addInjection(1, injection().with("solution", "phenol").with("concentrationPercent", 2))
                .statusCode(201);
        plan.recordOf(1).body("deviations.rule", containsInAnyOrder("solution-of-protocol", "allergy-to-component"));
    }

    @Test
    void saysThatThePatientWasAllergicToTheAnaesthetic() {
        Plan plan = consentedPlan(kneeOsteoarthritis().unscreened());
        plan.screen(screening().with("allergies", List.of("ARTICAINE"))).statusCode(201);

        plan.record(1, SESSION.anaesthetised("Artikain %4", 20, false))
                .body("deviations.rule", containsInAnyOrder("allergy-to-component", "not-evaluated"));
    }

    @Test
    void flagsAContraindicationThatConcernsNoSolutionEvenIfNothingWasInjectedYet() {
        Plan plan = consentedPlan(kneeOsteoarthritis().unscreened());
        plan.screen(screening().with("infectionAtSite", true).with("anticoagulants", true))
                .statusCode(201);

        plan.record(1, SESSION.injecting())
                .body(
                        "deviations.rule",
                        containsInAnyOrder(
                                "plan-not-active", "injections-per-session", "infection-at-site", "anticoagulants"));
    }

    @Test
    void judgesByTheScreeningThatWasInForceWhenItWasRecorded() {
        Plan plan = consentedPlan(kneeOsteoarthritis());
        plan.record(1, SESSION);
        plan.screen(screening().with("infectionAtSite", true)).statusCode(200);

        flagged(plan.recordOf(1), null);
        plan.record(2, SESSION)
                .body(
                        "deviations.rule",
                        containsInAnyOrder("plan-not-active", "performed-outside-window", "infection-at-site"));
        plan.screen(screening()).statusCode(200);
        plan.recordOf(2).body("deviations.rule", not(empty()));
    }

    @Test
    void explainsEachDeviationByItsRule() {
        createPlan(kneeOsteoarthritis())
                .record(1, SESSION.without("consentId"))
                .body("deviations[0].rule", is("consent"))
                .body("deviations[0].strength", is("OUTSTANDING"))
                .body("deviations[0].statement", containsString("consent form"))
                .body("deviations[0].sources", contains("S4"));
    }

    private static Plan consentedPlan(Body body) {
        return createPlan(body).consented();
    }

    private static ValidatableResponse amendedTo(Plan plan, String time) {
        return plan.amendRecord(2, because("Typing error.").with("performedAt", time))
                .statusCode(201);
    }

    private static void flagged(ValidatableResponse record, @Nullable String rule) {
        if (rule == null) {
            record.body("deviations", empty());
        } else {
            record.body("deviations.rule", contains(rule));
        }
    }
}
