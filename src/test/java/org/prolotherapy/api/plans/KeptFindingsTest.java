package org.prolotherapy.api.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.PostgresForTests;

/** Findings that are kept with a plan say the same whenever they are read, also those that were kept in words. */
@QuarkusTest
class KeptFindingsTest {

    private static final String NOTES = "select placement_notes from treatment_plan where id = ?::uuid";
    private static final String KEEP_NOTES = "update treatment_plan set placement_notes = ?::jsonb where id = ?::uuid";
    private static final String ACTIONS = "select actions from adverse_event where plan_id = ?::uuid";
    private static final String KEEP_ACTIONS = "update adverse_event set actions = ?::jsonb where plan_id = ?::uuid";

    private static final String IN_WORDS = "Session 3 was wanted on 2027-01-18 and is placed from 2027-01-20 on.";

    @Inject
    ClockForTests clock;

    @Test
    void keepsWhatANoteSaysAndNotItsWords() throws SQLException {
        Plan plan = withASessionMissed();

        plan.get()
                .body("schedule.notes[0].params.session", is(3))
                .body("schedule.notes[0].params.from", is("2027-01-20"));
        assertThat(kept(NOTES, plan))
                .contains("\"phrase\": \"INTERVAL_EXCEEDED\"", "\"from\": \"2027-01-20\"")
                .doesNotContain("placed");
    }

    @Test
    void saysANoteThatWasKeptInWordsAsItWas() throws SQLException {
        Plan plan = withASessionMissed();
        String before = plan.get().extract().path("schedule.notes[0].statement");
        keep(KEEP_NOTES, "[{\"rule\": \"INTERVAL_EXCEEDED\", \"detail\": \"" + IN_WORDS + "\"}]", plan);

        plan.get()
                .body("schedule.notes[0].statement", is(before))
                .body("schedule.notes[0].statement", endsWith(IN_WORDS))
                .body("schedule.notes[0].params", nullValue());
    }

    @Test
    void keepsWhatAnEventCallsForAndSaysItAsItWas() throws SQLException {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        plan.report(object().with("kind", "SWELLING")
                        .with("onsetAt", "2027-01-04T08:30:00+03:00")
                        .with("temperatureCelsius", 38.4)
                        .with("pain", 3))
                .statusCode(201);
        String words = "38.4 °C were measured, and 38.0 °C are a fever.";

        assertThat(kept(ACTIONS, plan)).contains("\"phrase\": \"FEVER\"").doesNotContain("measured");
        plan.adverseEvents()
                .body("items[0].actions[0].statement", endsWith(words))
                .body("items[0].actions[0].params.temperatureCelsius", is(38.4f));
        keep(KEEP_ACTIONS, "[{\"rule\": \"FEVER_AFTER_SESSION\", \"detail\": \"" + words + "\"}]", plan);
        plan.adverseEvents()
                .body("items[0].actions[0].statement", endsWith(words))
                .body("items[0].actions[0].params", nullValue())
                .body("items[0].stopsCourse", is(true));
    }

    private Plan withASessionMissed() {
        Plan plan = createPlan(kneeOsteoarthritis().mild());
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        clock.set("2027-01-20T09:00:00+03:00");
        sending(object())
                .header("If-Match", plan.etag())
                .post(plan.address() + "/sessions/2/miss")
                .then()
                .statusCode(200);
        return plan;
    }

    private static String kept(String query, Plan plan) throws SQLException {
        try (Connection owner = PostgresForTests.asOwner();
                PreparedStatement select = owner.prepareStatement(query)) {
            select.setString(1, plan.id());
            ResultSet row = select.executeQuery();
            row.next();
            return row.getString(1);
        }
    }

    /** As an earlier version did; adverse events are never changed, but for this. */
    private static void keep(String update, String findings, Plan plan) throws SQLException {
        try (Connection owner = PostgresForTests.asOwner()) {
            owner.setAutoCommit(false);
            try (Statement setting = owner.createStatement();
                    PreparedStatement change = owner.prepareStatement(update)) {
                setting.execute("set local session_replication_role = replica");
                change.setString(1, findings);
                change.setString(2, plan.id());
                assertThat(change.executeUpdate()).isEqualTo(1);
            }
            owner.commit();
        }
    }
}
