package org.prolotherapy.api.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.injection;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Body;
import org.prolotherapy.Plan;

/** What a patient gets on one day adds up, under whichever plans. */
@QuarkusTest
class AnaestheticsOfADayTest {

    private static final String CEILING = "deviations.findAll { it.rule == 'lidocaine-ceiling' }";
    private static final String SAME_DAY = "safety.warnings.findAll { it.rule == 'anaesthetic-same-day' }";

    private final String patient = UUID.randomUUID().toString();

    @Test
    void countsAllRecordsOfThePatientOnThatDayUnderWhicheverPlan() {
        Plan knee = createPlan(plan());
        Plan elbow = createPlan(plan().with("condition", "tennis-elbow"));
        Plan anothers = createPlan(kneeOsteoarthritis());
        anothers.record(1, given("2027-01-04T08:00:00+03:00", 260)).body(CEILING, empty());

        knee.record(1, given("2027-01-04T00:00:00+03:00", 260)).body(CEILING, empty());
        elbow.record(1, given("2027-01-04T08:30:00+03:00", 260))
                .body(CEILING, hasSize(1))
                .body(CEILING + "[0].statement", containsString("There are 520 mg of lidocaine, of 300 mg at 70 kg."))
                .body(CEILING + "[0].statement", containsString("All 2 records"))
                .body("totals.lidocaineMg", is(260));
        knee.recordOf(1).body(CEILING, hasSize(1));
        anothers.recordOf(1).body(CEILING, empty());

        elbow.amendRecord(1, because("It was the day before.").with("performedAt", "2027-01-03T23:59:59+03:00"))
                .statusCode(201)
                .body(CEILING, empty());
        knee.recordOf(1).body(CEILING, empty());

        elbow.amendRecord(1, because("No.").with("performedAt", "2027-01-04T08:30:00+03:00"))
                .body(CEILING, hasSize(1));
        elbow.amendRecord(1, because("It never happened.").with("void", true)).statusCode(201);
        knee.recordOf(1).body(CEILING, empty());
    }

    @Test
    void whatIsUnknownInAnotherRecordOfTheDayIsTold() {
        Plan knee = createPlan(plan());
        Plan elbow = createPlan(plan().with("condition", "tennis-elbow"));
        knee.record(
                1,
                performedAt("2027-01-04T08:00:00+03:00")
                        .injecting(4, injection().without("lidocaineMg")));

        elbow.record(1, given("2027-01-04T08:30:00+03:00", 20))
                .body("deviations.statement", hasItem(containsString("missing: lidocaineMg of an injection")));
    }

    @Test
    void oneOfTwoWhoRecordAtTheSameTimeIsTold() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 5; round++) {
                Body ofRound = kneeOsteoarthritis();
                CountDownLatch start = new CountDownLatch(1);
                List<Future<List<Object>>> answers = new ArrayList<>();
                for (Plan plan : List.of(createPlan(ofRound), createPlan(ofRound))) {
                    answers.add(clients.submit(() -> {
                        start.await();
                        return sending(given("2027-01-04T08:00:00+03:00", 260))
                                .put(plan.address() + "/sessions/1/record")
                                .then()
                                .statusCode(201)
                                .extract()
                                .path(CEILING);
                    }));
                }
                start.countDown();
                int flagged = 0;
                for (Future<List<Object>> answer : answers) {
                    flagged += answer.get().size();
                }
                assertThat(flagged).as("round %s", round).isEqualTo(1);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void warnsOfWhatAnotherPlanHasForTheSameDay() {
        Plan first = createPlan(plan().with("plannedLidocaineMg", 150));
        first.get().body(SAME_DAY, empty());

        createPlan(plan().with("condition", "tennis-elbow").with("plannedLidocaineMg", 150))
                .get()
                .body(SAME_DAY, empty());
        Plan third = createPlan(plan().with("condition", "golf-elbow").with("plannedLidocaineMg", 1));

        third.get()
                .body("status", is("ACTIVE"))
                .body(SAME_DAY, hasSize(1))
                .body(SAME_DAY + "[0].statement", containsString("2027-01-04, 2027-01-22"))
                .body(SAME_DAY + "[0].statement", containsString("There are 301 mg of lidocaine, of 300 mg at 70 kg."));
        sending(object().with("patient", "urn:example:ehr|" + patient))
                .post(Plan.PLANS + "/_search")
                .then()
                .body("items.safety.warnings.flatten().findAll { it.rule == 'anaesthetic-same-day' }", hasSize(3));
        third.act("cancel");
        first.get().body(SAME_DAY, empty());
        createPlan(plan().with("condition", "golf-elbow"));
        first.get()
                .body(
                        "safety.warnings.statement",
                        hasItem(containsString(
                                "This concerns anaesthetic-same-day; missing: plannedLidocaineMg of another plan")));
    }

    @Test
    void aChildIsJudgedByNoCeilingOfAdults() {
        Plan plan = createPlan(plan().with("patientAgeYears", 12).with("plannedLidocaineMg", 20));
        plan.get()
                .body("patientAgeYears", is(12))
                .body("safety.warnings.rule", hasItem("ceilings-of-adults"))
                .body("safety.warnings.rule", hasItem("not-evaluated"));
        plan.record(1, given("2027-01-04T08:00:00+03:00", 20))
                .body("deviations.rule", hasItem("ceilings-of-adults"))
                .body("deviations.rule", hasItem("not-evaluated"));

        plan.patch(object().with("patientAgeYears", 18)).statusCode(200);
        plan.get().body("safety.warnings.rule", not(hasItem("ceilings-of-adults")));
        plan.recordOf(1).body("deviations.rule", hasItem("ceilings-of-adults"));
        plan.patch(object().with("patientAgeYears", 131)).statusCode(400);
    }

    private Body plan() {
        return kneeOsteoarthritis().ofPatient(patient);
    }

    private static Body given(String time, int lidocaineMg) {
        return performedAt(time)
                .anaesthetised("lidocaine", lidocaineMg, false)
                .injecting(4, injection().with("lidocaineMg", 0));
    }
}
