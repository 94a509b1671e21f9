package org.prolotherapy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.injection;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.PLANS;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often a request goes to the database for its entities, once the clinic's settings and prices are known. On top come the
 * event of the audit, in a statement of its own with a change and in one with many others after a read; with an
 * {@code Idempotency-Key} its claim and its answer; with a change what the feed tells of it, sent at once; with a new plan one
 * that looks for reactions of the patient, and with a record one that locks the patient.
 */
@QuarkusTest
class StatementsTest {

    @Inject
    @PersistenceUnitExtension
    Statements statements;

    private final String patient = UUID.randomUUID().toString();

    @Test
    void createsAPlanWithOneStatementATable() {
        sending(plan()).post(PLANS).then().statusCode(201);

        assertThat(during(sending(plan()).header("Idempotency-Key", patient), it -> it.post(PLANS)))
                .satisfiesExactly(
                        clinic -> assertThat(clinic).contains(" from clinic ", "for share"),
                        screening -> assertThat(screening).startsWith("insert into screening "),
                        plan -> assertThat(plan).startsWith("insert into treatment_plan "),
                        sessions -> assertThat(sessions).startsWith("insert into session "),
                        quote -> assertThat(quote).startsWith("insert into plan_quote "));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2",
        "/sessions, 1",
        "/sessions/1, 1",
        "/sessions/1/record, 5",
        "/sessions/1/injections, 5",
        "/screening, 1",
        "/consents, 2",
        "/adverse-events, 3",
        "/assessments, 2",
        "/progress, 2",
        "/exercise-entries, 2",
        "/aftercare, 2",
        "/fee-estimate, 2",
        "/revisions, 2"
    })
    void readsWithFewStatements(String part, int most) {
        Plan plan = createPlan(plan());
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        assertThat(during(given(), it -> it.get(plan.address() + part)))
                .as(part)
                .hasSizeLessThanOrEqualTo(most);
    }

    @Test
    void readsAListWithAsManyStatementsForManyPlansAsForOne() {
        createPlan(plan());
        int ofOne = search().size();
        for (int i = 0; i < 6; i++) {
            createPlan(plan());
        }
        assertThat(search()).hasSize(ofOne).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void readsSessionsAcrossPlansWithTwoStatements() {
        for (int i = 0; i < 5; i++) {
            createPlan(plan());
        }
        assertThat(during(given(), it -> it.get("/v1/sessions?from=2027-01-04&to=2027-01-10")))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void previewsWithOneStatement() {
        Body wanted = object().with("severity", "SEVERE").with("startOn", "2027-01-04");
        sending(wanted).post("/v1/schedule-previews").then().statusCode(200);

        assertThat(during(sending(wanted), it -> it.post("/v1/schedule-previews")))
                .singleElement()
                .asString()
                .contains(" from clinic ");
    }

    @Test
    void asksWhatIsBookedForAWeekAtATimeAndNoFurtherThanThePageGoes() {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
        // With two performers a week has 170 slots.
        assertThat(weeksAskedFor("from=2027-02-01&to=2027-04-30&limit=50")).isEqualTo(1);
        assertThat(weeksAskedFor("from=2027-02-01&to=2027-04-30&limit=200")).isEqualTo(2);
        String next = given().get("/v1/availability?from=2027-02-01&to=2027-04-30&limit=200")
                .path("next");
        assertThat(weeksAskedFor("from=2027-02-01&to=2027-04-30&limit=200&cursor=" + next))
                .isEqualTo(2);
    }

    private long weeksAskedFor(String query) {
        return during(given(), it -> it.get("/v1/availability?" + query).then().statusCode(200)).stream()
                .filter(said -> said.contains(" from session "))
                .count();
    }

    @Test
    void movesAllPlansWithStatementsForMany() {
        createPlan(plan());
        int ofFew = closeTheDayOnWhichAllStart();
        for (int i = 0; i < 40; i++) {
            createPlan(plan());
        }

        // Of forty plans more, with five sessions each, rows are written by the fifty: plans, sessions, revisions.
        assertThat(closeTheDayOnWhichAllStart()).isLessThan(ofFew + 20);
    }

    private int closeTheDayOnWhichAllStart() {
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
        String version = ClinicOfTests.get().extract().header("ETag");
        List<String> said = during(
                sending(ClinicOfTests.closedOn("2027-01-04")).header("If-Match", version),
                it -> it.put("/v1/clinic").then().statusCode(200).body("moved", not(empty())));
        ClinicOfTests.become(ClinicOfTests.open()).statusCode(200);
        return said.size();
    }

    @Test
    void recordsWithOneStatementATable() {
        Plan plan = createPlan(plan()).consented();
        Body record = performedAt("2027-01-04T08:00:00+03:00")
                .with("injections", List.of(injection(), injection(), injection(), injection()));
        List<String> said =
                during(sending(record).header("If-Match", "*"), it -> it.put(plan.address() + "/sessions/1/record"));
        // One asks for what else was given on that day.
        assertThat(said).as(String.join("\n", said)).hasSizeLessThanOrEqualTo(9);
        assertThat(said)
                .filteredOn(it -> it.startsWith("insert into injection "))
                .hasSize(1);
    }

    @Test
    void changesAPlanWithAsManyStatementsForManySessionsAsForFew() {
        Plan few = createPlan(plan().mild());
        Plan many = createPlan(plan().severe());
        int ofFew = hold(few);
        assertThat(hold(many)).isEqualTo(ofFew);
        assertThat(screen(many)).isEqualTo(screen(few));
    }

    private int hold(Plan plan) {
        return during(sending(because("Travels.")).header("If-Match", "*"), it -> it.post(plan.address() + "/hold"))
                .size();
    }

    private int screen(Plan plan) {
        return during(sending(screening()).header("If-Match", "*"), it -> it.put(plan.address() + "/screening"))
                .size();
    }

    private List<String> search() {
        return during(
                sending(object().with("patient", "urn:example:ehr|" + patient)), it -> it.post(PLANS + "/_search"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select s1_0.id,s1_0.clinic_id from session s1_0 where s1_0.id=?",
                "select s1_0.id from session s1_0 where s1_0.clinic_id=? and s1_0.plan_id in (select p1_0.id from treatment_plan p1_0)",
                "update session set clinic_id=?,room=? where id=?",
                "delete from session where plan_id=?",
                "insert into session (id,room) values (?,?)"
            })
    void reportsAStatementThatDoesNotSayWhoseRowsItMeans(String sql) {
        assertThatThrownBy(() -> statements.inspect(sql)).isInstanceOf(IllegalStateException.class);
    }

    private Body plan() {
        return kneeOsteoarthritis().ofPatient(patient);
    }

    private List<String> during(RequestSpecification request, Consumer<RequestSpecification> send) {
        return statements.during(() -> send.accept(request));
    }
}
